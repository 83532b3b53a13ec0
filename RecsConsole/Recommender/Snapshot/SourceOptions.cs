using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>How long an opening waits for one source.</summary>
public sealed class SourceOptions
{
    public const string Section = "Sources";

    /// <summary>Milliseconds; far above what a source takes once the process is warm, so that only a real fault is left out.</summary>
    [Range(10, 60_000)]
    public int BudgetMs { get; set; } = 1_000;
}
