using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Tenancy.Models;

/// <summary>A model that ranks openings now: every one when live; as a pilot a share of the people, of some teams or roles.</summary>
/// <param name="Percent">Of a pilot: for how many of a hundred people.</param>
/// <param name="Teams">Of a pilot: for cases of these teams only; empty means all.</param>
/// <param name="Roles">Of a pilot: for people with one of these roles only; empty means all.</param>
public sealed record ServedModel(
    Guid Id,
    bool IsPilot,
    int Percent,
    IReadOnlyList<string> Teams,
    IReadOnlyList<string> Roles,
    LogisticModel Model
);
