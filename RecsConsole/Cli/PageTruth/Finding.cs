namespace RecsConsole.Cli.PageTruth;

/// <summary>A wrong statement on a page.</summary>
/// <param name="On">The card or part of the page.</param>
internal sealed record Finding(FindingKind Kind, string Case, string On, string Words);

/// <summary>The kind of error on a page.</summary>
internal enum FindingKind
{
    /// <summary>It contradicts the case's own records, or another part of the page.</summary>
    Contradiction,

    /// <summary>A number differs from what it opens.</summary>
    Count,

    /// <summary>A card has more figures than can be read at a glance.</summary>
    Figures,
}
