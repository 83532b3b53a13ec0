using System.Text.Json;
using RecsConsole.Features.Cases.Import.Comments;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import;

/// <summary>Adds the rows of a log to the existing histories of the tenant: only events with a new identity are added.</summary>
internal sealed class LogHistories
{
    private readonly Dictionary<string, LogCase> _cases = new(StringComparer.Ordinal);
    private readonly LogColumns _columns;
    private readonly bool _isAgain;

    private LogHistories(LogColumns columns, bool isAgain) => (_columns, _isAgain) = (columns, isAgain);

    public IReadOnlyCollection<LogCase> Cases => _cases.Values;

    /// <summary>Merges; cases with new events have NewEvents above zero.</summary>
    /// <param name="isAgain">The same file was imported before, read with other columns.</param>
    public static LogHistories Merge(LogColumns columns, IReadOnlyList<LogRow> rows, ImportedTenant tenant, bool isAgain = false)
    {
        var histories = new LogHistories(columns, isAgain);
        histories.AddStored(tenant);
        histories.AddRows(rows);
        foreach (var each in histories.Cases)
        {
            each.PreferLog();
            each.Sort();
            if (each.IsTold)
            {
                histories.FillKept(each);
            }
        }

        return histories;
    }

    private void AddStored(ImportedTenant tenant)
    {
        foreach (var row in tenant.Cases.Values)
        {
            var history = new LogCase(row.Key, row);
            _cases.Add(row.Key, history);
            foreach (var stored in tenant.Events[row.Id])
            {
                history.Events.Add(
                    new LogEvent
                    {
                        Key = stored.EventKey,
                        Activity = stored.Activity,
                        At = stored.At,
                        Person = stored.ActorId is { } id ? tenant.PeopleById.GetValueOrDefault(id) : null,
                        Stored = stored,
                    }
                );
            }
        }
    }

    private void AddRows(IReadOnlyList<LogRow> rows)
    {
        Dictionary<(DateTimeOffset, string, string?), int> alike = [];
        Dictionary<string, LogEvent> known = new(StringComparer.Ordinal);
        foreach (var group in rows.Select((row, order) => (Row: row, Order: order)).GroupBy(each => each.Row.Case, StringComparer.Ordinal))
        {
            if (!_cases.TryGetValue(group.Key, out var history))
            {
                history = new LogCase(group.Key, stored: null);
                _cases.Add(group.Key, history);
            }

            alike.Clear();
            known.Clear();
            history.Events.ForEach(each => known[each.Key] = each);
            foreach (var (row, order) in group)
            {
                var identity = (row.At, row.Activity, row.IsOfTicket ? null : row.Resource);
                var ordinal = alike.GetValueOrDefault(identity);
                alike[identity] = ordinal + 1;
                Add(history, known, row, order, ordinal);
            }

            AddComments(history, known, [.. group.SelectMany(each => each.Row.Comments)], rows.Count);

            SetOutcomes(history, [.. group.Select(each => each.Row)]);
        }
    }

    private void Add(LogCase history, Dictionary<string, LogEvent> known, LogRow row, int order, int ordinal)
    {
        var key = row.IsOfTicket
            ? EventIdentity.OfTicket(row.Case, row.At, row.Activity)
            : EventIdentity.Of(row.Case, row.At, row.Activity, row.Resource, ordinal);
        if (known.TryGetValue(key, out var stored))
        {
            stored.Order = order;
            if (_isAgain && row.IsOfTicket)
            {
                (stored.IsRetold, stored.Kept, stored.Resource) = (true, row.Kept, row.Resource);
            }

            return;
        }

        history.Events.Add(
            new LogEvent
            {
                Key = key,
                Activity = row.Activity,
                At = row.At,
                Order = order,
                Resource = row.Resource,
                Kept = row.Kept,
            }
        );
    }

    // comments of the same instant follow the steps, in the order of the file
    private void AddComments(LogCase history, Dictionary<string, LogEvent> known, IReadOnlyList<TicketComment> comments, int order)
    {
        foreach (var comment in comments)
        {
            var key = EventIdentity.OfComment(history.Key, comment);
            if (
                known.TryGetValue(key, out var stored)
                || known.TryGetValue(EventIdentity.OfCommentAsWritten(history.Key, comment), out stored)
            )
            {
                stored.Order = order++;
                continue;
            }

            var said = new LogEvent
            {
                Key = key,
                Activity = CommentRows.ActivityOf(comment),
                At = comment.At,
                Order = order++,
                Comment = comment,
                Kept = new string?[_columns.Kept.Count],
            };
            known.Add(key, said);
            history.Events.Add(said);
        }
    }

    private void SetOutcomes(LogCase history, IReadOnlyList<LogRow> rows)
    {
        var newestFirst = rows.Reverse().OrderByDescending(row => row.At).ToList();
        TValue? Newest<TValue>(Func<LogRow, TValue?> of) => newestFirst.Select(of).FirstOrDefault(value => value is not null);
        history.Title = Newest(row => row.Title);
        history.Text = newestFirst.Select(row => row.Text).LastOrDefault(value => value is not null);
        history.Due = Newest(row => row.Due);
        history.Status = Newest(row => row.Status);
        history.Holder = Newest(row => row.Holder);
        history.Present = newestFirst[0] is { IsOfTicket: true } last ? last.Kept : null; // the last step of a ticket has all of its values
        history.Contact = Newest(row => row.Contact);
        history.ContactAddress = Newest(row => row.ContactAddress);
        history.Finals =
        [
            .. _columns.Finals.Select((_, i) => newestFirst.Select(row => row.Finals[i]).FirstOrDefault(value => value is not null)),
        ];
        history.SlaMet = newestFirst.Select(row => row.SlaMet).FirstOrDefault(value => value is not null) is { } met
            ? met.ToUpperInvariant() switch
            {
                "TRUE" or "YES" or "Y" or "1" => true,
                "FALSE" or "NO" or "N" or "0" => false,
                _ => null,
            }
            : null;
    }

    private void FillKept(LogCase history)
    {
        foreach (var each in history.Events.Where(each => each.Kept is null))
        {
            if (each.IsComment)
            {
                each.Kept = new string?[_columns.Kept.Count]; // its attributes are not those of the file
                continue;
            }

            using var json = JsonDocument.Parse(each.Stored!.AttributesJson);
            each.Kept =
            [
                .. _columns.Kept.Select(column => json.RootElement.TryGetProperty(column.Name, out var value) ? value.ToString() : null),
            ];
        }
    }
}
