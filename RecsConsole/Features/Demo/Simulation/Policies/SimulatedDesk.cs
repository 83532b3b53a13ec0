using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Demo.Rows;

namespace RecsConsole.Features.Demo.Simulation.Policies;

/// <summary>
/// New cases of a simulated tenant: drawn, written, played by people who do not know the cause, and evaluated like real ones.
/// </summary>
/// <param name="world">The simulated tenant.</param>
/// <param name="rulesOf">The tenant's limits for cases of an issue type that ended well.</param>
public sealed class SimulatedDesk(SimulatedWorld world, Func<string, EndingRules> rulesOf)
{
    /// <summary>Maximum simulated time of a case, in business hours.</summary>
    public const double HorizonHours = 120;

    private readonly DemoNames _names = new(world.Content);

    public SimulatedWorld World => world;

    /// <summary>A new case with its hidden traits.</summary>
    public CaseSetting Setting(int number, ulong seed) =>
        new CaseDraw(world).Draw(world.At.AddMinutes(-number), RandomOf("setting", number, seed));

    /// <summary>The customer's text of a new case.</summary>
    public CaseText Text(int number, ulong seed) => world.Writer.Write(Setting(number, seed), RandomOf("text", number, seed));

    /// <summary>A new case before any action.</summary>
    public CasePlay Play(int number, ulong seed, IStepChooser chooser)
    {
        var setting = Setting(number, seed);
        var random = RandomOf("play", number, seed);
        return new CasePlay(world, setting, world.Staff.PickFor(setting, random), chooser, random);
    }

    /// <summary>The visible data of a case in play.</summary>
    public VisibleCase Show(CasePlay play, int number, CaseText text)
    {
        ArgumentNullException.ThrowIfNull(play);
        ArgumentNullException.ThrowIfNull(text);
        return new(
            number,
            play.Setting.IssueType.Key,
            play.Product,
            text.Title,
            text.Description,
            play.Setting.Priority,
            play.State,
            [.. play.Events.Select(each => each.Step)],
            [.. world.Allowed(play.State, play.Setting).Where(play.IsReady).Select(action => action.Key)],
            play.Now,
            () => RowsOf(play, number, text)
        );
    }

    /// <summary>Result of a played case as of an instant.</summary>
    public PlayedCase EndOf(CasePlay play, DateTimeOffset since)
    {
        ArgumentNullException.ThrowIfNull(play);
        var course = CaseOutcome.From(play.Events.Select(each => new CourseStep(each.Step, null, each.At, each.To)), world.Flow);
        var ending = course.Of(since)?.EndingFrom(since, play.Setting.Deadline, rulesOf(play.Setting.IssueType.Key));
        var held = course.Solutions.LastOrDefault(each => each.ReopenedAt is null);
        return new(
            ending?.IsGood == true,
            held is not null,
            held is null ? HorizonHours : Math.Min(HorizonHours, world.HoursBetween(play.Setting.OpenedAt, held.At))
        );
    }

    private VisibleRows RowsOf(CasePlay play, int number, CaseText text)
    {
        var simulated = new SimulatedCase(play.Setting, text)
        {
            Key = FormattableString.Invariant($"NEW-{number}"),
            State = play.State,
            Assignee = play.Owner.Profile.Email,
            Events = play.Events,
            Notes = [],
            Readings = [],
            IsOpen = true,
            Reopened = play.Reopened,
        };
        var rows = new DemoCaseRows(world.Content, _names, world.At).All(simulated).ToList();
        return new(rows.OfType<CaseRow>().Single(), [.. rows.OfType<CaseEventRow>()]);
    }

    private static SimulationRandom RandomOf(string part, int number, ulong seed) =>
        SimulationRandom.For(seed, FormattableString.Invariant($"{part} {number}"));
}
