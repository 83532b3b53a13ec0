namespace RecsConsole.Features.Reviews;

/// <summary>The states of a study.</summary>
internal static class StudyStatus
{
    /// <summary>Its pairs can be judged.</summary>
    public const string Open = "open";

    /// <summary>Nothing in it changes any more.</summary>
    public const string Closed = "closed";
}
