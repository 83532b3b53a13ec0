using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>The people of a tenant, and the assignment of cases.</summary>
public sealed class Staff
{
    private readonly Dictionary<string, SimulatedPerson> _byEmail;

    public Staff(DemoContent content, double skillSpread, SimulationRandom random)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(random);
        People = [.. content.People.Select(person => Draw(person, content, skillSpread, random))];
        _byEmail = People.ToDictionary(person => person.Profile.Email, StringComparer.Ordinal);
    }

    public IReadOnlyList<SimulatedPerson> People { get; }

    public SimulatedPerson this[string email] => _byEmail[email];

    /// <summary>Somebody of the team who works cases, preferably a skilled one.</summary>
    public SimulatedPerson PickFor(CaseSetting setting, SimulationRandom random, Func<SimulatedPerson, bool>? mayTake = null)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ArgumentNullException.ThrowIfNull(random);
        var agents = People.Where(person => person.Profile.Roles.Contains("agent")).ToList();
        var team = agents
            .Where(person => person.Profile.Teams.Contains(setting.IssueType.Team))
            .Where(person => mayTake?.Invoke(person) ?? true)
            .ToList();
        return random.PickWeighted(
            team.Count > 0 ? team : agents,
            person =>
                (0.5 + StatedSkill(person, setting))
                * (person.Profile.Regions.Contains(setting.Account.Region) ? 1 : 0.05)
                * (person.Profile.Languages.Contains(setting.Language) ? 1 : 0.15)
                * (person.Profile.Roles.Contains("supervisor") ? 0.2 : 1)
        );
    }

    /// <summary>The person who takes over a case that was too hard for somebody else.</summary>
    public SimulatedPerson PickSpecialist(CaseSetting setting, SimulatedPerson present) =>
        People
            .Where(person => person.Profile.Roles.Contains("agent") && person != present)
            .OrderByDescending(person => StatedSkill(person, setting))
            .ThenBy(person => person.Profile.Email, StringComparer.Ordinal)
            .First();

    /// <summary>Somebody with the role, preferably of the team.</summary>
    public SimulatedPerson PickWithRole(string role, string team) =>
        People
            .Where(person => person.Profile.Roles.Contains(role))
            .OrderByDescending(person => person.Profile.Teams.Contains(team))
            .ThenBy(person => person.Profile.Email, StringComparer.Ordinal)
            .First();

    private static int StatedSkill(SimulatedPerson person, CaseSetting setting) =>
        person.Profile.Skills.TryGetValue(setting.IssueType.Product, out var level) ? level : 0;

    private static SimulatedPerson Draw(DemoPerson person, DemoContent content, double spread, SimulationRandom random) =>
        new(
            person,
            content.Tenant.Products.ToDictionary(
                product => product.Key,
                product =>
                {
                    var stated = person.Skills.TryGetValue(product.Key, out var level) ? level : 0.8;
                    return Math.Clamp(stated + (spread * random.NextNormal()), 0.1, 5);
                },
                StringComparer.Ordinal
            )
        );
}
