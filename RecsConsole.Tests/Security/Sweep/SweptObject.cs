namespace RecsConsole.Tests.Security.Sweep;

/// <summary>A generated object, as plain facts.</summary>
/// <param name="Kind">document, case, person or action.</param>
/// <param name="Canary">A word that occurs in its texts and nowhere else.</param>
/// <param name="List">Its access list, with entries such as role:agent.</param>
internal sealed record SweptObject(int Number, int Tenant, string Kind, Guid Id, string Key, string Canary)
{
    public int Classification { get; init; }

    public IReadOnlyList<string> Regions { get; init; } = [];

    public IReadOnlyList<string> List { get; init; } = [];

    public string? Team { get; init; }

    public Guid? Assignee { get; init; }

    public bool IsOpen { get; init; }

    public bool IsInForce { get; init; } = true;
}
