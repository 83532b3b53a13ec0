namespace RecsConsole.Features.Actions;

/// <summary>The life of a version: draft, in review, published by a second person, retired.</summary>
public static class ActionStatus
{
    public const string Draft = "draft";
    public const string InReview = "in_review";
    public const string Published = "published";
    public const string Retired = "retired";
}
