using RecsConsole.Engine.Results;

namespace RecsConsole.Engine.Replay;

/// <summary>The answer of a replay.</summary>
/// <param name="Outcome">identical, differs, erased or engine_missing.</param>
/// <param name="FirstDifference">The first stage that differs or cannot be read; null when nothing differs.</param>
/// <param name="Engine">Version of the engine that replayed.</param>
/// <param name="Wanted">Version of the engine that decided; null when the bundle does not say.</param>
public sealed record ReplayVerdict(string Outcome, string? FirstDifference, string Engine, string? Wanted)
{
    /// <summary>Every stage has the recorded bytes.</summary>
    public const string Identical = "identical";

    /// <summary>A stage differs.</summary>
    public const string Differs = "differs";

    /// <summary>Another engine made the decision; this one cannot judge it.</summary>
    public const string EngineMissing = "engine_missing";

    /// <summary>The subject's key was destroyed: there is nothing left to compute from.</summary>
    public const string Erased = "erased";

    /// <summary>The answer for an erased decision.</summary>
    /// <param name="wanted">Version of the engine that decided.</param>
    public static ReplayVerdict OfErased(string wanted) => new(Erased, null, EngineVersions.Current, wanted);
}
