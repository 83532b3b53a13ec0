namespace RecsConsole.Features.Models.Golden.Page;

/// <summary>An expectation that was written but not saved.</summary>
/// <param name="SeenVersion">Version it is based on; 0 for a new one.</param>
/// <param name="Within">0: the item is not to be there.</param>
public sealed record KeptGolden(int SeenVersion, string Item, int Within, string Why);
