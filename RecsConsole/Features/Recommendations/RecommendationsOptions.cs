using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Features.Recommendations;

/// <summary>Settings of suggestions and responses.</summary>
public sealed class RecommendationsOptions
{
    public const string Section = "Recommendations";

    /// <summary>
    /// Hours until a request for a high-risk action is due, at most: it is due in working time, and before the case's own deadline.
    /// </summary>
    [Range(1, 720)]
    public int ApprovalHours { get; set; } = 24;

    /// <summary>Days for which a dismissal as not useful hides an item on this case; other reasons hide it permanently.</summary>
    [Range(1, 365)]
    public int NotUsefulDays { get; set; } = 7;
}
