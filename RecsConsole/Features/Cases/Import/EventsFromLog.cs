using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import.Comments;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import;

/// <summary>Builds rows from a history: the new events, or all of them where new ones lie between stored ones.</summary>
internal sealed class EventsFromLog(Guid tenantId, LogColumns columns, string initialState)
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
                if (history.IsReordered || history.IsReadAgain)
                {
                    stored.Ordinal = i + 1;
                    yield return Retold(step, stored);
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

    // as if the file had been read with these columns at first; columns that are not read any more keep their values
    private CaseEventRow Retold(LogEvent step, CaseEventRow stored)
    {
        if (step.IsRetold)
        {
            var values = JsonNode.Parse(stored.AttributesJson)!.AsObject();
            foreach (var (name, place) in _kept)
            {
                if (step.Kept![place] is { } value)
                {
                    values[name] = value;
                }
            }

            stored.AttributesJson = new JsonObject(
                values
                    .OrderBy(each => each.Key, StringComparer.Ordinal)
                    .Select(each => KeyValuePair.Create(each.Key, each.Value?.DeepClone()))
            ).ToJsonString(s_json);
            stored.ActorId = step.Person?.Id ?? stored.ActorId;
        }

        return stored;
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
