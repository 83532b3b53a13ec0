using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>
/// The cases open at the instant of seeding: plays cut off before the cure, with times stretched so that the requested share of the
/// promised time has passed.
/// </summary>
internal sealed class OpenCaseSimulator(SimulatedWorld world)
{
    // this many cases go to the assignee of the first featured case, to give them a long queue
    private const int OwnQueue = 23;

    // of the others, one in this many is unassigned
    private const int OneWaitingOf = 6;
    private readonly Dictionary<string, int> _load = new(StringComparer.Ordinal);

    public IEnumerable<SimulatedCase> Simulate()
    {
        var content = world.Content;
        var count = content.Tenant.OpenCases;
        var queueOwner = content.Featured[0].Assignee;
        var own = Math.Min(OwnQueue, count / 2);
        for (var number = 0; number < count; number++)
        {
            var random = SimulationRandom.For(world.Seed, FormattableString.Invariant($"open {number}"));
            if (number < content.Featured.Count)
            {
                yield return Featured(content.Featured[number], random);
                continue;
            }

            var owner = number < own ? world.Staff[queueOwner] : null;
            var played = Ordinary(owner, random);
            yield return owner is null && number % OneWaitingOf == 0 ? Untouched(played) : played;
        }
    }

    // nobody has begun it: whoever takes a case over has it
    private static SimulatedCase Untouched(SimulatedCase played)
    {
        List<SimulatedEvent> events = [.. played.Events.TakeWhile(each => !each.IsAction)];
        return played with { State = events[^1].To, Assignee = null, Events = events, Notes = [], Readings = [] };
    }

    private SimulatedCase Featured(DemoFeaturedCase featured, SimulationRandom random)
    {
        var owner = world.Staff[featured.Assignee];
        var draft = new CaseDraw(world).Draw(featured, world.At.AddDays(-30), random);
        var setting = Aged(draft, featured.SlaUsed);
        var written = world.Writer.Write(setting, random);
        var text = written with
        {
            Title = featured.Title,
            Description = featured.Description,
            CustomFields = WithFactsOf(featured, setting.IssueType, written.CustomFields),
        };
        return Cut(setting, text, owner, featured.Until, featured.Done, random);
    }

    // use what its own text mentions instead of what was drawn for the replaced text
    private static Dictionary<string, string> WithFactsOf(
        DemoFeaturedCase featured,
        DemoIssueType type,
        IReadOnlyDictionary<string, string> drawn
    )
    {
        var text = $"{featured.Title}\n{featured.Description}";
        var fields = new Dictionary<string, string>(drawn, StringComparer.Ordinal);
        if (type.Codes.FirstOrDefault(code => text.Contains(code, StringComparison.Ordinal)) is { } named)
        {
            fields[CaseWriter.CodeField] = named;
        }

        if (fields.TryGetValue(CaseWriter.AffectedField, out var count) && !text.Contains($" {count} ", StringComparison.Ordinal))
        {
            fields.Remove(CaseWriter.AffectedField);
        }

        return fields;
    }

    private SimulatedCase Ordinary(SimulatedPerson? owner, SimulationRandom random)
    {
        var team = owner?.Profile.Teams[0];
        var draft = new CaseDraw(world).Draw(world.At.AddDays(-30), random, team);
        // the long queue has one late case, the featured one, which is therefore first
        var used = DrawUsed(random);
        var setting = Aged(draft, owner is null ? used : Math.Min(used, 0.97));
        var person =
            owner ?? world.Staff.PickFor(setting, random, each => _load.GetValueOrDefault(each.Profile.Email) < each.Profile.Capacity - 1);
        var until = random.PickWeighted(
            world.Content.Workflow.States.Where(state => !state.Resolved),
            state =>
                state.WaitsFor is not null ? 2
                : world.IsCheck(state.Key) ? 1
                : 4
        );
        var text = world.Writer.Write(setting, random);
        return Cut(setting, text, person, until.Key, [], random);
    }

    private static double DrawUsed(SimulationRandom random) =>
        random.NextDouble() switch
        {
            < 0.80 => random.Between(0.04, 0.70),
            < 0.975 => random.Between(0.76, 0.97),
            _ => random.Between(1.03, 1.25),
        };

    /// <summary>Moves the opening so that the given share of the promised business hours has passed.</summary>
    private CaseSetting Aged(CaseSetting draft, double used)
    {
        var promised = world.PromisedHours(draft.Priority, draft.Account);
        var hours = promised * used;
        var low = world.At.AddDays(-90).ToUnixTimeMilliseconds();
        var high = world.At.ToUnixTimeMilliseconds();
        while (high - low > 60_000)
        {
            var middle = (low + high) / 2;
            var elapsed = world.HoursBetween(DateTimeOffset.FromUnixTimeMilliseconds(middle), world.At);
            (low, high) = elapsed > hours ? (middle, high) : (low, middle);
        }

        var opened = DateTimeOffset.FromUnixTimeMilliseconds(low);
        return draft with { OpenedAt = opened, Deadline = world.AddHours(opened, promised) };
    }

    private SimulatedCase Cut(
        CaseSetting setting,
        CaseText text,
        SimulatedPerson owner,
        string until,
        IList<string> done,
        SimulationRandom random
    )
    {
        CasePlay? play = null;
        List<SimulatedEvent> events = [];
        for (var attempt = 0; attempt < 40; attempt++)
        {
            play = new CasePlay(world, setting, owner, new HabitChooser(new Diagnosis(text)), random);
            play.Run(400);
            // what cures it is still to be done, and nobody has handed it over
            events =
            [
                .. play.Events.TakeWhile(each => !each.Cures && !world.State(each.To).Resolved && !each.Attributes.ContainsKey("to")),
            ];
            var end = events.FindLastIndex(each => string.Equals(each.To, until, StringComparison.Ordinal));
            if (end >= 0)
            {
                events.RemoveRange(end + 1, events.Count - end - 1);
                break;
            }
        }

        foreach (var action in done)
        {
            events.Add(After(events[^1], action, owner));
        }

        return Record(play!, text, owner, events, random);
    }

    private SimulatedEvent After(SimulatedEvent last, string action, SimulatedPerson owner)
    {
        var to = world.Flow.Next(last.To, action) ?? throw new InvalidOperationException($"'{action}' is not allowed in '{last.To}'.");
        return last with
        {
            Step = action,
            IsAction = true,
            Actor = owner.Profile.Email,
            At = world.AddHours(last.At, 0.5),
            From = last.To,
            To = to,
            Attributes = new Dictionary<string, string>(StringComparer.Ordinal),
        };
    }

    private SimulatedCase Record(CasePlay play, CaseText text, SimulatedPerson owner, List<SimulatedEvent> events, SimulationRandom random)
    {
        var stretched = Stretch(play.Setting, events, random);
        // notes and document uses are kept with the event they belong to
        var moments = events.Zip(stretched).ToLookup(pair => pair.First.At, pair => pair.Second.At);
        _load[owner.Profile.Email] = _load.GetValueOrDefault(owner.Profile.Email) + 1;
        return new SimulatedCase(play.Setting, text)
        {
            State = events[^1].To,
            Assignee = owner.Profile.Email,
            Events = stretched,
            Notes =
            [
                .. play
                    .Notes.SelectMany(note =>
                        moments
                            .Where(moment => (note.At - moment.Key).TotalSeconds is >= 0 and <= 90)
                            .Take(1)
                            .Select(moment => note with { At = moment.First().AddSeconds(30) })
                    )
                    .Where(note => note.At <= world.At),
            ],
            Readings =
            [
                .. play
                    .Readings.Where(reading => moments.Contains(reading.At))
                    .Select(reading => reading with { At = moments[reading.At].First() }),
            ],
            IsOpen = true,
        };
    }

    /// <summary>Distributes the events over the time since opening, so that the last one is recent and none is in the future.</summary>
    private List<SimulatedEvent> Stretch(CaseSetting setting, List<SimulatedEvent> events, SimulationRandom random)
    {
        var age = world.HoursBetween(setting.OpenedAt, world.At);
        var span = world.HoursBetween(setting.OpenedAt, events[^1].At);
        var factor = span <= 0 ? 0 : age * random.Between(0.45, 0.95) / span;
        return
        [
            .. events.Select(
                (each, index) =>
                    index == 0
                        ? each
                        : each with
                        {
                            At = world.AddHours(setting.OpenedAt, world.HoursBetween(setting.OpenedAt, each.At) * factor),
                        }
            ),
        ];
    }
}
