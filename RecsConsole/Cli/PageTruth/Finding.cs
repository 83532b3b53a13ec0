namespace RecsConsole.Cli.PageTruth;

/// <summary>Something on a page that is not so.</summary>
/// <param name="On">The card or part of the page.</param>
internal sealed record Finding(FindingKind Kind, string Case, string On, string Words);

/// <summary>What is wrong with what a page says.</summary>
internal enum FindingKind
{
    /// <summary>It says what the case's own records, or another part of the page, deny.</summary>
    Contradiction,

    /// <summary>A number differs from what it opens.</summary>
    Count,

    /// <summary>More figures on a card than are read at a glance.</summary>
    Figures,
}
