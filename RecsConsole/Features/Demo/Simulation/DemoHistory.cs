using System.Globalization;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>All cases of a demo tenant: 18 months of finished ones, and those open at the instant of seeding.</summary>
public sealed class DemoHistory(SimulatedWorld world)
{
    private const double Unlimited = double.MaxValue;
    private readonly OpenCaseSimulator _open = new(world);

    /// <summary>Plays every case and numbers them in order of opening. The same seed and instant give the same cases.</summary>
    public IReadOnlyList<SimulatedCase> Simulate()
    {
        var tenant = world.Content.Tenant;
        // each has random numbers of its own
        var finished = ParallelEnumerable
            .Range(0, tenant.FinishedCases)
            .AsOrdered()
            .Select(number => Finished(number, tenant.FinishedCases))
            .AsSequential();
        return
        [
            .. finished
                .Concat(_open.Simulate())
                .OrderBy(each => each.Setting.OpenedAt)
                .Select(
                    (each, index) =>
                        each with
                        {
                            Key = string.Create(CultureInfo.InvariantCulture, $"{tenant.CaseKeyPrefix}-{index + 1:D4}"),
                        }
                ),
        ];
    }

    private SimulatedCase Finished(int number, int count)
    {
        var random = SimulationRandom.For(world.Seed, FormattableString.Invariant($"finished {number}"));
        // evenly over time with some jitter; a case that would not be over by now is opened earlier instead
        var daysAgo = (SimulatedWorld.PastDays - 3) * (1 - ((number + random.NextDouble()) / count));
        while (true)
        {
            daysAgo = Math.Min(daysAgo + 1, SimulatedWorld.PastDays);
            var setting = new CaseDraw(world).Draw(OpeningTime(daysAgo, random), random);
            var text = world.Writer.Write(setting, random);
            var owner = world.Staff.PickFor(setting, random);
            var play = new CasePlay(world, setting, owner, new HabitChooser(new Diagnosis(text)), random);
            play.Run(Unlimited);
            if (play.IsOver && play.Events[^1].At < world.At.AddHours(-1))
            {
                return Record(play, text);
            }

            daysAgo += random.Between(0.0, 6.0);
        }
    }

    // customers write on working days, and a fifth of them outside business hours
    private DateTimeOffset OpeningTime(double daysAgo, SimulationRandom random)
    {
        var rough = world.At.AddDays(-daysAgo);
        var opened = random.Chance(0.2) ? rough : world.AddHours(rough, random.Between(0.1, 9.0));
        return DateTimeOffset.FromUnixTimeMilliseconds(opened.ToUnixTimeMilliseconds());
    }

    private SimulatedCase Record(CasePlay play, CaseText text)
    {
        var solution = play.Events.FirstOrDefault(world.IsSolution);
        var last = play.Events.LastOrDefault(world.IsSolution);
        var cure = play.Events.LastOrDefault(each => each.Cures);
        return new SimulatedCase(play.Setting, text)
        {
            State = play.State,
            Assignee = play.Owner.Profile.Email,
            Events = play.Events,
            Notes = [.. play.Notes.Where(note => note.At < world.At)],
            Readings = play.Readings,
            ResolvedAt = last?.At,
            Resolver = last?.Actor,
            Resolution = last is null ? null : cure?.Step,
            SlaMet = solution is null ? null : solution.At <= play.Setting.Deadline,
            Reopened = play.Reopened,
        };
    }
}
