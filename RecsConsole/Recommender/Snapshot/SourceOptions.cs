using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>How long a recommendation waits for one source.</summary>
public sealed class SourceOptions
{
    public const string Section = "Sources";

    /// <summary>Milliseconds; far above what a source takes in a warm process, so that only a real fault is cut off.</summary>
    [Range(10, 60_000)]
    public int BudgetMs { get; set; } = 1_000;
}
