using System.Globalization;
using RecsConsole.Features.Cases.Import.Comments;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Tickets;

/// <summary>
/// Builds the history of a ticket from the times of its steps. A list shows the present: team and priority go with the last step, and only
/// what seldom changes goes with the first, so that no earlier step knows what came later. The status of an open ticket is not a step: no
/// ticket in the list is seen to leave it, so nothing could be learned about what to do next.
/// </summary>
internal sealed class TicketEvents(TicketReader reader, string file, TimeFormat format, TimeZoneInfo zone, LogProblems problems)
{
    private static readonly string[] s_steps = [TicketSteps.Received, TicketSteps.FirstResponse, TicketSteps.Resolved, TicketSteps.Closed];

    private static readonly TimeSpan s_lastSecond = TimeSpan.FromSeconds(1);

    private readonly LogColumns _columns = reader.Columns;
    private readonly TicketComments _comments = new(reader, file, format, zone, problems);

    /// <summary>The steps ordered by time; empty when the ticket has a problem, which is reported.</summary>
    public IReadOnlyList<LogRow> Of(TicketRow ticket)
    {
        var before = problems.Count;
        DateTimeOffset?[] times = [.. reader.Times.Select((column, place) => Time(ticket, column, ticket.Times[place]))];
        var due = Time(ticket, reader.Due, ticket.Due) is { } at ? EndOfDay(at) : (DateTimeOffset?)null;
        if (problems.Count > before || times[0] is not { } opened)
        {
            return [];
        }

        times[1] ??= FirstReply(ticket, opened);
        var status = ticket.Status is { } name ? TicketStatusNames.Of(name) : (TicketStatus?)null;
        CheckOrder(ticket, times);
        var comments = _comments.Of(ticket, opened);
        if (problems.Count > before)
        {
            return [];
        }

        var steps = Milestones(times, status);
        AddStatus(ticket, times[^1], status, steps);
        return problems.Count > before ? [] : Rows(ticket, steps, due, comments);
    }

    private DateTimeOffset? Time(TicketRow ticket, LogColumn? column, string? text)
    {
        if (column is null || text is null)
        {
            return null;
        }

        if (format.Parse(text, zone) is { } at)
        {
            return at;
        }

        Report(ticket, column.Value, ImportTexts.IsNoTimeOf.With(LogInputException.Shorten(text), format.Name), text);
        return null;
    }

    private DateTimeOffset? FirstReply(TicketRow ticket, DateTimeOffset opened)
    {
        if (ticket.ReplyMinutes is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 0 and < 10_000_000)
        {
            return opened.AddMinutes(minutes);
        }

        Report(ticket, _columns.Find("reply_minutes")!.Value, ImportTexts.AreNoMinutes.With(LogInputException.Shorten(text)), text);
        return null;
    }

    // nothing happens to a ticket before it is opened
    private void CheckOrder(TicketRow ticket, DateTimeOffset?[] times)
    {
        for (var i = 1; i < times.Length; i++)
        {
            if (times[i] < times[0] && reader.Times[i] is { } column)
            {
                Report(ticket, column, ImportTexts.IsBeforeItWasOpened.With(LogInputException.Shorten(ticket.Times[i]!)), ticket.Times[i]);
            }
        }
    }

    // End times count, unless the status says that the ticket continues: then only a later last change shows that it went on after the end.
    private static List<TicketStep> Milestones(DateTimeOffset?[] times, TicketStatus? status)
    {
        var goesOn = status is TicketStatus.New or TicketStatus.Open;
        List<TicketStep> steps = [];
        for (var i = 0; i < s_steps.Length; i++)
        {
            var isEnd = TicketSteps.Endings.Contains(s_steps[i]);
            if (times[i] is { } at && !(isEnd && goesOn && !(times[^1] > at)))
            {
                steps.Add(new(at, s_steps[i]));
            }
        }

        return [.. steps.OrderBy(step => step.At)];
    }

    private void AddStatus(TicketRow ticket, DateTimeOffset? updated, TicketStatus? status, List<TicketStep> steps)
    {
        var isOver = TicketSteps.Endings.Contains(steps[^1].Activity);
        if (status is TicketStatus.New or TicketStatus.Open && isOver)
        {
            steps.Add(new(updated!.Value, TicketSteps.Reopened));
        }
        else if (status is TicketStatus.Resolved or TicketStatus.Closed && !isOver)
        {
            End(ticket, updated, status.Value, steps);
        }
    }

    private void End(TicketRow ticket, DateTimeOffset? updated, TicketStatus status, List<TicketStep> steps)
    {
        if (updated is { } at && at >= steps[^1].At)
        {
            steps.Add(new(at, status is TicketStatus.Closed ? TicketSteps.Closed : TicketSteps.Resolved));
        }
        else if (_columns.Find("status") is { } column)
        {
            Report(ticket, column, ImportTexts.IsOverAndNothingSaysWhen.With(LogInputException.Shorten(ticket.Status!)), ticket.Status);
        }
    }

    // a due date without a time of day is read as midnight, and the whole day still counts
    private DateTimeOffset EndOfDay(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        if (local.TimeOfDay != TimeSpan.Zero)
        {
            return at;
        }

        var next = local.AddDays(1);
        return new DateTimeOffset(next, zone.GetUtcOffset(next)).ToUniversalTime() - s_lastSecond;
    }

    private List<LogRow> Rows(TicketRow ticket, List<TicketStep> steps, DateTimeOffset? due, IReadOnlyList<TicketComment> comments)
    {
        List<LogRow> rows = [];
        for (var i = 0; i < steps.Count; i++)
        {
            var isFirst = i == 0;
            rows.Add(
                new LogRow
                {
                    Line = ticket.Line,
                    Case = ticket.Key,
                    Activity = steps[i].Activity,
                    Time = "",
                    At = steps[i].At,
                    Resource = isFirst ? null : ticket.Holder, // the person who opened it is not in the team
                    SlaMet = ticket.SlaMet,
                    Due = due,
                    Title = ticket.Title,
                    Text = ticket.Text,
                    Holder = ticket.Holder,
                    Contact = ticket.Contact,
                    ContactAddress = ticket.ContactAddress,
                    Status = ticket.Status,
                    IsOfTicket = true,
                    Comments = isFirst ? comments : [],
                    Kept = Kept(ticket, isFirst, isLast: i == steps.Count - 1),
                    Finals = [],
                }
            );
        }

        return rows;
    }

    private string?[] Kept(TicketRow ticket, bool isFirst, bool isLast) =>
        [
            .. ticket.Kept.Select(
                (value, place) => isLast || (isFirst && (place == _columns.Product || place == _columns.Account)) ? value : null
            ),
        ];

    private void Report(TicketRow ticket, LogColumn column, string reason, string? value) =>
        problems.Report(LogInputException.AtCell(file, ticket.Line, column.Name, reason, value));

    private readonly record struct TicketStep(DateTimeOffset At, string Activity);
}
