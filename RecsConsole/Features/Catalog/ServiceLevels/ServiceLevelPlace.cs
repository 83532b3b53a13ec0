
namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>Names of the places in a service level that can be wrong; words about a place stand beside it.</summary>
public static class ServiceLevelPlace
{
    public const string Key = "Key";
    public const string Title = "Title";
    public const string CaseTypes = "CaseTypes";
    public const string Priority = "Priority";
    public const string Tier = "Tier";
    public const string Target = "Target";
    public const string Pauses = "PauseStates";

    /// <summary>For which cases it is.</summary>
    public const string Cases = "Cases";
}
