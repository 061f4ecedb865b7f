using FsCheck;
using Microsoft.FSharp.Core;

namespace WabaClient.Tests.Support;

/// <summary>Properties that try the same cases in every run, so that a failure comes again.</summary>
internal static class Seeded
{
    public static Config Cases(int count) => Config.QuickThrowOnFailure
        .WithMaxTest(count)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20261123, 7), FSharpOption<int>.None)));
}
