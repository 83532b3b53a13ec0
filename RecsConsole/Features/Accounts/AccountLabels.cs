using System.Globalization;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Accounts.Advice;
using RecsConsole.Features.Accounts.Signals;

namespace RecsConsole.Features.Accounts;

/// <summary>Texts about a customer: figures as "n of m", never a share alone.</summary>
internal static class AccountLabels
{
    public static bool IsSoon(DateTimeOffset end, DateTimeOffset now) => end <= now + AccountSignals.ContractSoon;

    /// <summary>"ends 26 Apr 2027", and once it is soon "ends in 41 days"; "ended 12 days ago". In days of the reader's zone.</summary>
    public static string Contract(DateTimeOffset? end, DateTimeOffset now, TimeZoneInfo? zone) =>
        end is not { } at
            ? Texts.NoContractEnd
            : (DayIn(at, zone) - DayIn(now, zone)).Days switch
            {
                0 when at <= now => Texts.EndedToday,
                0 => Texts.EndsToday,
                1 => Texts.EndsTomorrow,
                -1 => Texts.EndedYesterday,
                > 0 when !IsSoon(at, now) => Texts.EndsOn.With(InstantLabels.DayOf(at, now, zone)),
                > 0 and var days => Texts.EndsInDays.With(days),
                var days => Texts.EndedDaysAgo.With(-days),
            };

    public static string Title(AccountSignal signal, DateTimeOffset now, TimeZoneInfo? zone) =>
        (signal.Kind, signal.Cases.Count) switch
        {
            (AccountSignalKind.CustomerWaits, 1) => Texts.WaitsOnOne,
            (AccountSignalKind.CustomerWaits, var count) => Texts.WaitsOnMany.With(count),
            (AccountSignalKind.Urgent, 1) => Texts.OneUrgent,
            (AccountSignalKind.Urgent, var count) => Texts.ManyUrgent.With(count),
            (AccountSignalKind.ContractEnds, _) => Texts.TheContract.With(Contract(signal.At, now, zone)),
            (AccountSignalKind.SlaMissed, var count) => Texts.MissedOf.With(count, signal.OutOf),
            (AccountSignalKind.Reopened, var count) => Texts.ReopenedOf.With(count, signal.OutOf),
            (AccountSignalKind.UsageFell, _) => signal.Usage is [var only]
                ? Texts.UsageFellOne.With(only.Name, Number(only.Before ?? 0), Number(only.Value))
                : Texts.UsageFellMany.With(signal.Usage.Count),
            (_, var count) => Texts.NewCases.With(count, AccountSignals.Window.Days),
        };

    /// <summary>The same as a reason for a step on a single case.</summary>
    public static string Reason(AccountSignal signal, DateTimeOffset now, TimeZoneInfo? zone) =>
        signal.Kind switch
        {
            AccountSignalKind.CustomerWaits => Texts.WaitsHere,
            AccountSignalKind.Urgent => Texts.UrgentHere,
            _ => Title(signal, now, zone),
        };

    /// <summary>A figure of usage, to three decimal places.</summary>
    public static string Number(decimal value) => value.ToString("#,0.###", CultureInfo.CurrentCulture);

    /// <summary>Fragment id of a signal in the page's URL.</summary>
    public static string Anchor(AccountSignal signal) => $"signal-{signal.Kind.ToString().ToLowerInvariant()}";

    /// <summary>Since when, out of how many, and the comparison.</summary>
    public static string? Detail(AccountSignal signal, DateTimeOffset now, TimeZoneInfo? zone) =>
        signal.Kind switch
        {
            AccountSignalKind.CustomerWaits when signal.At is { } since => Texts.WaitsSince.With(InstantLabels.Of(since, now, zone)),
            AccountSignalKind.ContractEnds when signal.At is { } end => Texts.ByTheContract.With(InstantLabels.DayOf(end, now, zone)),
            AccountSignalKind.SlaMissed when signal.Everybody is { } all => Texts.MissedByAll.With(
                AccountSignals.LookBack.Days,
                all.Missed,
                all.Finished
            ),
            AccountSignalKind.SlaMissed => Texts.FinishedLately.With(AccountSignals.LookBack.Days),
            AccountSignalKind.Reopened => Texts.OpenOrFinished.With(AccountSignals.LookBack.Days),
            AccountSignalKind.UsageFell when signal.Usage is [var only] => Texts.ReportedBy.With(
                only.Source,
                InstantLabels.Of(only.ObservedAt, now, zone)
            ),
            AccountSignalKind.UsageFell => string.Join(
                "; ",
                signal.Usage.Select(each => Texts.UsageFellOne.With(each.Name, Number(each.Before ?? 0), Number(each.Value)))
            ),
            AccountSignalKind.MoreThanUsual => Texts.WindowsBefore.With(
                signal.Before.Average().ToString("0.#", CultureInfo.CurrentCulture),
                AccountSignals.Window.Days,
                string.Join(", ", signal.Before)
            ),
            _ => null,
        };

    public static BadgeLevel? Level(ConfidenceLabel? confidence) =>
        confidence switch
        {
            null => null,
            ConfidenceLabel.High => BadgeLevel.High,
            ConfidenceLabel.Medium => BadgeLevel.Medium,
            _ => BadgeLevel.Low,
        };

    /// <summary>The prepared step of an open case, or why there is none.</summary>
    public static string Step(AccountCase row) =>
        row.Step switch
        {
            { Action: { } action } => action.Title,
            { IsWaiting: true } => Texts.StepWaits,
            not null => Texts.StepNone,
            null when row.MayAsk => Texts.StepNotYet,
            _ => SharedTexts.OnlyForWhoWorksIt,
        };

    /// <summary>Why this step is chosen when no signal asks for it.</summary>
    public static string WithoutSignal(AdvisedAction action) =>
        action switch
        {
            { IsDueFirst: true } => Texts.NoSignalDueFirst,
            { Step.Action.IsCustomerContact: true } => Texts.NoSignalReaches,
            _ => Texts.NoSignalForIt,
        };

    public static string WhyNone(NoAdvice none) =>
        none switch
        {
            NoAdvice.NoOpenCase => Texts.NoneNoOpenCase,
            NoAdvice.NotTheirs => Texts.NoneNotYours,
            NoAdvice.NotPrepared => Texts.NoneNotPrepared,
            _ => Texts.NoneToDo,
        };

    public static string Person(AccountPerson person) =>
        (person.Open, person.Finished) switch
        {
            (0, var finished) => Texts.PersonFinished.With(finished),
            (var open, 0) => Texts.PersonOpen.With(open),
            var (open, finished) => Texts.PersonBoth.With(open, finished),
        };

    private static DateTime DayIn(DateTimeOffset at, TimeZoneInfo? zone) => TimeZoneInfo.ConvertTime(at, zone ?? TimeZoneInfo.Utc).Date;
}
