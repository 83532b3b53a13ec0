using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Security.Sweep.Rows.Probes;

/// <summary>People of the desk's team, who differ in what they may see.</summary>
internal sealed class HiddenPeople(Guid tenantId)
{
    /// <summary>Has every role and may see what the staff may see.</summary>
    public PersonRow Keeper { get; } = Person(tenantId, "keeper", Classifications.Internal, [.. ConsoleRole.All]);

    /// <summary>May work the hidden cases.</summary>
    public PersonRow Chief { get; } = Person(tenantId, "chief", Classifications.Restricted, ConsoleRole.Agent, ConsoleRole.Supervisor);

    /// <summary>Has every role and may see everything.</summary>
    public PersonRow Overseer { get; } = Person(tenantId, "overseer", Classifications.Restricted, [.. ConsoleRole.All]);

    /// <summary>Has a grant for the hidden case.</summary>
    public PersonRow Granted { get; } = Person(tenantId, "granted", Classifications.Internal, ConsoleRole.Agent);

    /// <summary>Has lost every role.</summary>
    public PersonRow Nobody { get; } = Person(tenantId, "nobody", Classifications.Internal);

    public IReadOnlyList<PersonRow> All => [Keeper, Chief, Overseer, Granted, Nobody];

    private static PersonRow Person(Guid tenantId, string name, int clearance, params string[] roles)
    {
        var person = Operators.Person(tenantId, name, roles);
        (person.Clearance, person.Teams, person.Regions) = (clearance, ["one"], ["EU"]);
        (person.Languages, person.Capacity) = (["en"], 8);
        return person;
    }
}
