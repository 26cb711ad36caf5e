/** Why a name of CPython's asyncio is not in the runtime. `docs/asyncio.md` is made of these, and diagnostics quote them. */
export interface Reason {
  readonly status: "later" | "refused";
  readonly text: string;
}

const streams: Reason = { status: "later", text: "input and output: streams, transports, servers" };
const processes: Reason = { status: "later", text: "processes" };
const threads: Reason = { status: "later", text: "executors and threads" };
const internals: Reason = { status: "refused", text: "for other implementations of tasks" };
const watchers: Reason = {
  status: "refused",
  text: "deprecated in CPython; processes need no watcher here",
};
const signals: Reason = { status: "later", text: "signals" };

/** By name of `asyncio.__all__`. */
export const nameReasons: { readonly [name: string]: Reason } = {
  AbstractChildWatcher: watchers,
  AbstractServer: streams,
  BaseProtocol: streams,
  BaseTransport: streams,
  BufferedProtocol: streams,
  DatagramProtocol: streams,
  DatagramTransport: streams,
  FastChildWatcher: watchers,
  MultiLoopChildWatcher: watchers,
  PidfdChildWatcher: watchers,
  Protocol: streams,
  ReadTransport: streams,
  SafeChildWatcher: watchers,
  Server: streams,
  StreamReader: streams,
  StreamReaderProtocol: streams,
  StreamWriter: streams,
  SubprocessProtocol: processes,
  SubprocessTransport: processes,
  ThreadedChildWatcher: watchers,
  Transport: streams,
  WriteTransport: streams,
  _enter_task: internals,
  _leave_task: internals,
  _register_task: internals,
  _unregister_task: internals,
  create_subprocess_exec: processes,
  create_subprocess_shell: processes,
  get_child_watcher: watchers,
  open_connection: streams,
  open_unix_connection: streams,
  set_child_watcher: watchers,
  start_server: streams,
  start_unix_server: streams,
  to_thread: threads,
};

/** By method name, of whichever class. */
export const methodReasons: { readonly [name: string]: Reason } = {
  add_reader: streams,
  add_signal_handler: signals,
  add_writer: streams,
  connect_accepted_socket: streams,
  connect_read_pipe: streams,
  connect_write_pipe: streams,
  create_connection: streams,
  create_datagram_endpoint: streams,
  create_server: streams,
  create_unix_connection: streams,
  create_unix_server: streams,
  get_child_watcher: watchers,
  getaddrinfo: streams,
  getnameinfo: streams,
  remove_reader: streams,
  remove_signal_handler: signals,
  remove_writer: streams,
  run_in_executor: threads,
  sendfile: streams,
  set_child_watcher: watchers,
  set_default_executor: threads,
  sock_accept: streams,
  sock_connect: streams,
  sock_recv: streams,
  sock_recv_into: streams,
  sock_recvfrom: streams,
  sock_recvfrom_into: streams,
  sock_sendall: streams,
  sock_sendfile: streams,
  sock_sendto: streams,
  start_tls: streams,
  subprocess_exec: processes,
  subprocess_shell: processes,
};

/** By `Class.method(parameter)`. */
export const parameterReasons: { readonly [name: string]: Reason } = {
  "EventLoop.__init__(selector)": { status: "refused", text: "the host's event loop selects" },
  "SelectorEventLoop.__init__(selector)": {
    status: "refused",
    text: "the host's event loop selects",
  },
};
