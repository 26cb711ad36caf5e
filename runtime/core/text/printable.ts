/**
 * `str.isprintable` of one character, by Unicode 15.1, the version of CPython 3.13 (the engine's own tables differ from host to host).
 * `repr` escapes what is not printable. The table is written by scripts/runtime/printable.py.
 */

/** Lengths of the runs, printable and not in turn, in base 32: an upper digit goes on, a lower one ends the number. */
const encodedRuns =
  "0B0CvB2c1Wa2647111k1Md1B62Bi231Bn8r46hm1G01Bg2Br2D5eBr2Bh2f1s211b5v9Ca1F118222m1711342922248142152p2316422m17121212211542233174117ha319131m1712152a131321f42c771318222m1712152922237342152ia216331432111232333c4533142161el5d131n1g291314721321242a7m131n1a152913147262142a13cd131Bj13164g2q131i3o191127314611186a23cBq4tB5211151o111n2511171a24B0C81B44B71B41f1dB5G611512Lp142711142B9142B1142711142f1Bp142C32B03q6Cm262U01s3Cp7m9o9kcd1312cCu2a6a6e1b6Cp7Bb5C6av1c4c413Ba25bBc4q6b3Bu2C11t2b6a6e2vBhCd3Bf1Dk8Bs3f3Bs7Bb2b8Bb5Qm262B626281111111v2Bl1f1e261j2319ho8Bfh22r1d3B1fB1fEc4UnpblBYk2B01Kt5Bd11512Bo72eo97171717171717171DuB2q1CpcGmqg1Bv1Cm2D75Bb1Cu1CkbBg1.Td3Bn9KskFo8Gb521115oBr3a6Bo8C68c6Dkbu3Ce1b4B11Bn9e2a2D7osa6262697171Bs4Du2a6K!4cn4BhII4Le2DaB67c55q151112121DtgNt2Bm71B0Ba6Bj1j14451E74Fu362626233717d22c1q1j121f2eB2Dr534Bd3Co1d31BfBeE2t3Bhfs4B49u5Bb5u1B54eBaEu2a6B44B44B88Bkbc1f17121b1f1712C3Jn9ma8o61Ba19C56211Bc12312n1C889Bgj125B13r51C0Bo4k2Bi1258131t234a797C0B0B74c9Bm3t2r5q74c7CgC9BnBjdBj7Be8aJ6v1Ba1322CbBb8BamqB6skn9Ce4B49Bu15dp7a6Bl1i8B79D01kbi1BfBu711141f1b6Br5a6418222m1712151a22232161572735EbCs15uC88aF6Bm2B6B2C5ba6djBq6aBmr2f4nFpBsD4Cjc82128121u122c9aC682Be2brC88CjdC97aHm91Bd1eat3B02m1eC97121Bc3112198a66121B512167aJmp7h1B93sCm1fBid.rD6Df15bG4CScD3dBBggmD!aS7INpRp7v1a4Ch1a6u26aC6aa171l5jVgCrD5Cb4Bp7hC05b2eF*o8BGmBa9IX7417121J3f1t321e48McCI4Db5d397a24ET0Be2n9DkBsHmaB72Ca8DglC6DqkckcCn9pE7Cl1C7122122241c11171C11428171s141511371Kk2J42Vuf51fBCgv66Gl71h2712155BuB11DgBd3e2a42K0vhBq51OgBaX6714121f1G52gB9Cc4a42YhC4CcBtG241r1211211a141111614111111312112111111111121124171414111a1h53151hBk2IeBc4D4cf2f1f1B5aFeBotdBc4972e6Eq~o4h3d3Dn4Cv6c41fc4Bo8a6B88u22CeKkce2d397Be178e49797Ej1BnB5aBA6BJX0B0EBq6Gu2FU2eHJhfTeCN2QuBP2E-b5ED0VXKgHg";

const digits = "0123456789abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZ-_.!~*";

let starts: Uint32Array | undefined;

/** Where the runs start: every even entry begins an unprintable one. */
function runStarts(): Uint32Array {
  const values: number[] = [];
  let position = 0;
  let length = 0;
  for (const character of encodedRuns) {
    const digit = digits.indexOf(character);
    length = length * 32 + (digit & 31);
    if (digit >= 32) continue;
    position += length;
    values.push(position);
    length = 0;
  }
  return Uint32Array.from(values);
}

/** True when `repr` shows the character as it is. */
export function isPrintable(codePoint: number): boolean {
  if (codePoint < 127) return codePoint >= 32;
  starts ??= runStarts();
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= codePoint) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 0;
}
