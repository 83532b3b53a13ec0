namespace RecsConsole.Features.Insights.Watching;

/// <summary>Names of the values of findings.</summary>
internal static class FindingValues
{
    public const string Share = "share";
    public const string Shown = "shown";
    public const string Count = "n";
    public const string Limit = "limit";
}
