using System.Text.Json;
using System.Text.RegularExpressions;
using RecsConsole.Platform;

namespace RecsConsole.Connectors.Events;

/// <summary>Reads the ticket from an event, as its mapping says.</summary>
public sealed partial class TicketReading
{
    private const int Deepest = 32;
    private const int LongestStatus = 100;
    private const int LongestAddress = 600;
    private readonly Dictionary<string, JsonElement> _found = new(StringComparer.Ordinal);
    private readonly DateTimeOffset? _occurredAt;
    private StoredText? _problem;

    private TicketReading(JsonElement document, TicketMapping mapping)
    {
        _occurredAt = OccurredAt(document);
        foreach (var field in mapping.Fields)
        {
            if (JsonPath.Read(field.Path)?.Find(document) is { } value)
            {
                _found[field.Field] = value;
            }
        }
    }

    /// <summary>The ticket; an error that names the field when the event does not fit.</summary>
    public static Result<MappedTicket> Read(TicketMapping mapping, ReadOnlyMemory<byte> json)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        if (mapping.Problem is { } wrong)
        {
            return Error.Invalid(wrong);
        }

        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = Deepest });
            var reading = new TicketReading(document.RootElement, mapping);
            var ticket = reading.Ticket(mapping);
            return reading._problem is { } problem ? Error.Invalid(problem) : ticket;
        }
        catch (Exception e) when (IsBroken(e))
        {
            return Error.Invalid(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.EventIsNoJson)));
        }
    }

    /// <summary>The value found for each mapped field, as text; null where the event has none.</summary>
    public static IReadOnlyList<MappedValue> Values(TicketMapping mapping, ReadOnlyMemory<byte> json)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = Deepest });
            var root = document.RootElement;
            return
            [
                .. mapping.Fields.Select(field => new MappedValue(
                    field.Field,
                    JsonPath.Read(field.Path)?.Find(root) is { } value ? value.ToString() : null
                )),
            ];
        }
        catch (Exception e) when (IsBroken(e))
        {
            return [];
        }
    }

    // a text with half a character, such as \ud800 alone, is found only when it is read
    private static bool IsBroken(Exception exception) => exception is JsonException or InvalidOperationException;

    private MappedTicket Ticket(TicketMapping mapping)
    {
        var id = Text(TicketFields.Id) ?? "";
        if (!Number().IsMatch(id))
        {
            Wrong(nameof(ConnectorTexts.NumberIsNone), id);
        }

        var status = Text(TicketFields.Status);
        if (status?.Length > LongestStatus)
        {
            Wrong(nameof(ConnectorTexts.StatusIsTooLong), LongestStatus);
        }

        return new(id)
        {
            Subject = Text(TicketFields.Subject),
            Description = Text(TicketFields.Description),
            Status = status,
            Priority = PriorityWords.Read(Text(TicketFields.Priority)),
            Queue = Text(TicketFields.Queue),
            Type = Text(TicketFields.Type),
            WebAddress = Address(TicketFields.WebAddress),
            IsPrivate = Flag(TicketFields.IsPrivate),
            CreatedAt = Time(TicketFields.CreatedAt),
            UpdatedAt = Time(TicketFields.UpdatedAt) ?? _occurredAt,
            Due = Due(),
            Author = Person(TicketFields.AuthorName, TicketFields.AuthorAddress),
            Owner = Person(TicketFields.OwnerName, TicketFields.OwnerAddress),
            HasOwner = _found.ContainsKey(TicketFields.OwnerName) || _found.ContainsKey(TicketFields.OwnerAddress),
            Message = Message(),
            Fields = Own(mapping),
        };
    }

    private MappedMessage? Message() =>
        Text(TicketFields.Message) is { } text
            ? new(
                Text(TicketFields.MessageId),
                Time(TicketFields.MessageAt),
                Person(TicketFields.MessageName, TicketFields.MessageAddress),
                text,
                Flag(TicketFields.MessageIsPrivate) ?? false
            )
            : null;

    private Dictionary<string, string> Own(TicketMapping mapping)
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in mapping.Fields.Where(each => each.Field.StartsWith(TicketFields.OwnPrefix, StringComparison.Ordinal)))
        {
            if (Text(field.Field) is { } value)
            {
                own[field.Field[TicketFields.OwnPrefix.Length..]] = value;
            }
        }

        return own;
    }

    // Standard Webhooks: when it happened, the same in each attempt
    private static DateTimeOffset? OccurredAt(JsonElement document) =>
        document.ValueKind is JsonValueKind.Object
        && document.TryGetProperty("timestamp", out var at)
        && at.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? EventTime.Read(at.ToString())
            : null;

    // null for no value and an empty one
    private string? Text(string field)
    {
        if (!_found.TryGetValue(field, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            Wrong(nameof(ConnectorTexts.NotOneValue), field);
            return null;
        }

        return value.ValueKind is JsonValueKind.Null || value.ToString().Trim() is not { Length: > 0 } text ? null : text;
    }

    private bool? Flag(string field)
    {
        switch (Text(field)?.ToUpperInvariant())
        {
            case null:
                return null;
            case "TRUE" or "YES" or "1":
                return true;
            case "FALSE" or "NO" or "0":
                return false;
            default:
                Wrong(nameof(ConnectorTexts.NeitherYesNorNo), field);
                return null;
        }
    }

    private DateTimeOffset? Time(string field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (EventTime.Read(text) is { } time)
        {
            return time;
        }

        Wrong(nameof(ConnectorTexts.NotATime), field);
        return null;
    }

    // a value that is there and empty says that the ticket is not due
    private RemoteDue? Due() =>
        !_found.ContainsKey(TicketFields.Due) ? null
        : Text(TicketFields.Due) is not { } text ? RemoteDue.None
        : EventTime.ReadDay(text) is { } day ? RemoteDue.On(day)
        : Time(TicketFields.Due) is { } at ? RemoteDue.By(at)
        : null;

    // anything but http is no page, and could run as a script
    private string? Address(string field) =>
        Text(field) is { Length: <= LongestAddress } text
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "http" or "https"
            ? address.AbsoluteUri
            : null;

    private RemotePerson? Person(string name, string address)
    {
        var (called, mail) = (Text(name), Text(address));
        return (mail ?? called) is { } id ? new(PersonIds.Of(id), called ?? id, mail) : null;
    }

    private void Wrong(string text, params ReadOnlySpan<object?> values) => _problem ??= StoredText.From<ConnectorTexts>(text, values);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Number();
}

/// <param name="Value">Null when the event has none.</param>
public sealed record MappedValue(string Field, string? Value);
