using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import.Comments;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import;

/// <summary>Builds rows from a history: the new events, or all of them where new ones lie between stored ones.</summary>
internal sealed class EventsFromLog(Guid tenantId, LogColumns columns, string initialState)
{
    private readonly (string Name, int Place)[] _kept =
    [
        .. columns.Kept.Select((column, place) => (column.Name, place)).OrderBy(each => each.Name, StringComparer.Ordinal),
    ];

    private readonly ArrayBufferWriter<byte> _buffer = new();

    public IEnumerable<CaseEventRow> RowsOf(LogCase history)
    {
        var state = initialState;
        string?[]? kept = null;
        var json = "{}";
        for (var i = 0; i < history.Events.Count; i++)
        {
            var step = history.Events[i];
            if (step.Stored is { } stored)
            {
                if (history.IsReordered)
                {
                    stored.Ordinal = i + 1;
                    yield return stored;
                }

                state = stored.ToState ?? state;
                continue;
            }

            if (step.Comment is not null)
            {
                yield return CommentRows.EventOf(history, step, i + 1, tenantId);
                continue;
            }

            // most events of a case repeat the values of the previous one
            json = kept is not null && kept.AsSpan().SequenceEqual(step.Kept) ? json : Json(step.Kept!);
            kept = step.Kept;
            yield return NewRow(history, step, i + 1, state, json);
            state = step.Activity;
        }
    }

    private CaseEventRow NewRow(LogCase history, LogEvent step, int ordinal, string state, string json) =>
        new()
        {
            TenantId = tenantId,
            CaseId = history.Id,
            Ordinal = ordinal,
            EventKey = step.Key,
            Activity = step.Activity,
            Kind = CaseEventKind.Action,
            ActorId = step.Person?.Id,
            At = step.At,
            FromState = state,
            ToState = step.Activity,
            AttributesJson = json,
        };

    private string Json(string?[] values)
    {
        _buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            foreach (var (name, place) in _kept)
            {
                if (values[place] is { } value)
                {
                    writer.WriteString(name, value);
                }
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }
}
