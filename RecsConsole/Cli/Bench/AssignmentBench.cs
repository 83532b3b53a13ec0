using RecsConsole.Engine.Access;
using RecsConsole.Engine.Assignment;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Content.Schema;
using RecsConsole.Features.Demo.Simulation;

namespace RecsConsole.Cli.Bench;

/// <summary>
/// Simulated days of requests for the people of a demo tenant, assigned by four rules to the same requests in the same order; the first
/// person on the slate takes the request. Scores are those of the desk.
/// </summary>
public sealed class AssignmentBench
{
    /// <summary>Times of a day at which requests arrive and end.</summary>
    public const int TicksADay = 8;

    private const int MaxDaysOfWork = 5;
    private static readonly DateTimeOffset s_at = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly DemoContent _content;
    private readonly SimulationRandom _random;
    private readonly Dictionary<string, int> _capacity;
    private readonly SharedParts _parts;
    private readonly List<Arrival> _arrivals;
    private readonly int _days;

    private AssignmentBench(string tenant, int days, int use, ulong seed)
    {
        _content = DemoContentLoader.Load(tenant);
        _random = SimulationRandom.For(seed, tenant);
        _days = days;
        var people = _content.People.Where(IsExpert).ToList();
        var facts = people.Select(FactsOf).ToList();
        _capacity = facts
            .Zip(people)
            .ToDictionary(pair => PeopleIndex.KeyOf(pair.First.Id), pair => pair.Second.Capacity, StringComparer.Ordinal);
        _parts = new(new([], []), new(facts), ConfigurationPart.Default, new("bench", 1, "open", [new("open", false, false)], []));
        _arrivals = Arrive(use);
    }

    /// <summary>Runs every rule over the same days.</summary>
    public static AssignmentBenchResult Run(string tenant, int days, int use, ulong seed)
    {
        var bench = new AssignmentBench(tenant, days, use, seed);
        return new(tenant, days, bench._capacity.Count, bench._arrivals.Count, [.. Enum.GetValues<AssignmentRule>().Select(bench.Play)]);
    }

    private AssignmentRuleResult Play(AssignmentRule rule)
    {
        var desk = new AssignmentDesk(_capacity, rule);
        var waiting = new List<Arrival>();
        var next = 0;
        for (var tick = 0; tick < _days * TicksADay; tick++)
        {
            desk.Finish(tick);
            while (next < _arrivals.Count && _arrivals[next].Tick == tick)
            {
                waiting.Add(_arrivals[next++]);
            }

            foreach (var request in waiting.ToList())
            {
                if (desk.Take(request, waiting, tick))
                {
                    waiting.Remove(request);
                }
            }

            desk.Note(waiting.Count, tick % TicksADay == TicksADay - 1);
        }

        return desk.Result();
    }

    private static bool IsExpert(DemoPerson person) => person.Roles.Contains("agent") || person.Roles.Contains("supervisor");

    private PersonFacts FactsOf(DemoPerson person, int number) =>
        new(
            new Guid(number + 1, 0, 0, new byte[8]),
            ["agent"],
            [.. person.Teams],
            [],
            [.. person.Languages],
            Clearance: 3,
            IsExpert: true,
            person.Skills.ToDictionary(StringComparer.Ordinal),
            _content
                .IssueTypes.Where(issue => person.Skills.ContainsKey(issue.Product))
                .ToDictionary(issue => issue.Key, issue => Experience(person.Skills[issue.Product]), StringComparer.Ordinal)
        );

    // people who know a product have worked on such cases, with better results the more they know
    private ExperienceFacts Experience(int level)
    {
        var worked = (4 * level) + _random.Between(0, 10);
        return new(worked, worked * (5 + level) / 11, s_at.AddDays(-_random.Between(1, 120)));
    }

    // as many requests as use the given percentage of people's capacity in the long run
    private List<Arrival> Arrive(int use)
    {
        var meanDays = (1 + MaxDaysOfWork) / 2.0;
        var aTick = _capacity.Values.Sum() * use / 100.0 / meanDays / TicksADay;
        var arrivals = new List<Arrival>();
        var due = 0.0;
        for (var tick = 0; tick < _days * TicksADay; tick++)
        {
            // more in the mornings than in the evenings
            due += aTick * (tick % TicksADay < TicksADay / 2 ? 1.4 : 0.6) * _random.Between(0.2, 1.8);
            for (; due >= 1; due--)
            {
                var issue = _random.PickWeighted(_content.IssueTypes, each => each.Weight);
                var days = _random.Between(1, MaxDaysOfWork);
                arrivals.Add(new(arrivals.Count, tick, days * TicksADay, ExpertScores.Of(CaseOf(issue))));
            }
        }

        return arrivals;
    }

    private IEnumerable<PersonPresence> Presence() =>
        _parts.People.People.Select(person => new PersonPresence(
            person.Id,
            OpenCases: 0,
            _capacity[PeopleIndex.KeyOf(person.Id)],
            IsAbsent: false,
            InWorkingHours: true,
            HasConflict: false
        ));

    private CaseFacts FactsOf(DemoIssueType issue)
    {
        var speaker = _content.People[_random.Between(0, _content.People.Count - 1)];
        return new CaseFacts(
            Guid.Empty,
            1,
            "bench",
            issue.Key,
            issue.Product,
            Region: null,
            speaker.Languages[0],
            Priority: 2,
            "open",
            s_at,
            SlaBand.Plenty,
            SlaRemainingMs: null,
            SlaTotalMs: null,
            issue.Team,
            AssigneeId: null,
            AccountKey: null,
            AccountTier: null,
            Classification: 0,
            FilledFields: [],
            OpenApprovalActions: []
        );
    }

    private CaseSnapshot CaseOf(DemoIssueType issue)
    {
        return new(
            CaseSnapshot.CurrentSchemaVersion,
            s_at,
            new(
                Guid.Empty,
                Guid.Empty,
                new HashSet<string>(StringComparer.Ordinal) { ConsoleRole.Agent },
                new HashSet<string>(StringComparer.Ordinal) { issue.Team },
                new HashSet<string>(StringComparer.Ordinal),
                new HashSet<string>(StringComparer.Ordinal),
                Clearance: 3,
                Active: true
            ),
            FactsOf(issue),
            [],
            new([], [], [.. Presence()], []),
            [],
            new("", "", "", "", null),
            []
        )
        {
            Shared = _parts,
        };
    }
}
