namespace RecsConsole.Features.Catalog.Policies;

/// <summary>What a rule says about an action.</summary>
public enum PolicyRuling
{
    Requires,
    Forbids,
    Recommends,
}
