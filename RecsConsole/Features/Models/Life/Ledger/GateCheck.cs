namespace RecsConsole.Features.Models.Life.Ledger;

/// <summary>
/// One row of the ledger of a promotion: a piece of evidence with its figure and what it means for the promotion. The page shows the rows
/// that the gate reads.
/// </summary>
/// <param name="Words">The finding in words; a refusal consists of those that block.</param>
public sealed record GateCheck(string Name, GateVerdict Verdict, string Words)
{
    public GateFigure Figure { get; init; } = GateFigure.None;

    /// <summary>The condition on the figure, in words; empty where there is none.</summary>
    public string Threshold { get; init; } = "";

    /// <summary>Where the figure is explained.</summary>
    public GateSource Source { get; init; }

    /// <summary>The study behind the row; null for any other evidence.</summary>
    public Guid? StudyId { get; init; }

    /// <summary>Missing or unclear evidence is no objection: a second person weighs it.</summary>
    public bool Passed => Verdict is not GateVerdict.Blocks;

    /// <summary>A row without evidence.</summary>
    internal static GateCheck Missing(string name, string words) => new(name, GateVerdict.NoEvidence, words);

    internal static GateCheck Of(string name, bool passed, string words) =>
        new(name, passed ? GateVerdict.Passes : GateVerdict.Blocks, words);
}

/// <summary>What a row means for the promotion.</summary>
public enum GateVerdict
{
    Passes,
    Blocks,

    /// <summary>In favour, but by no more than chance explains: a second person weighs it.</summary>
    Unclear,

    /// <summary>Nothing is known, or too little to say.</summary>
    NoEvidence,
}

/// <summary>The part of the model's page that explains a row.</summary>
public enum GateSource
{
    None,
    Scorecards,
    Reliability,
    Golden,
    Study,
    Draws,
    Pilot,
}
