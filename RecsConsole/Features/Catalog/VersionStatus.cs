namespace RecsConsole.Features.Catalog;

/// <summary>The life of a version: draft, in review where the item has one, published by a second person, retired.</summary>
public static class VersionStatus
{
    public const string Draft = "draft";
    public const string InReview = "in_review";
    public const string Published = "published";
    public const string Retired = "retired";
}
