namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>A member of the tenant, as in the profile; real skill is drawn by the simulator.</summary>
public sealed record DemoPerson
{
    public required string Name { get; init; }

    public required string Email { get; init; }

    public required IList<string> Roles { get; init; }

    public required IList<string> Teams { get; init; }

    public required IDictionary<string, int> Skills { get; init; }

    public int Capacity { get; init; }

    public required string TimeZone { get; init; }

    public required IList<string> Languages { get; init; }

    public required IList<string> Regions { get; init; }

    public required string Clearance { get; init; }

    /// <summary>Accounts for which the person may not be asked.</summary>
    public IList<string> Conflicts { get; init; } = [];

    public IList<DemoAbsence> Absences { get; init; } = [];
}
