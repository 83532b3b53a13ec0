using RecsConsole.Platform;

namespace RecsConsole.Connectors.Events;

/// <summary>
/// Which value of an event fills which field of a ticket. Written as lines such as <c>subject = ticket.title</c>; a field without a line
/// stays as it is.
/// </summary>
public sealed record TicketMapping
{
    public const int LongestText = 8_000;

    private const int MaxLines = 100;
    private const int LongestField = 100;

    private TicketMapping(IReadOnlyList<MappedField> fields) => Fields = fields;

    /// <summary>The mapping of a new connection: the form of the event in our own documentation.</summary>
    public static TicketMapping Standard { get; } =
        new([
            new(TicketFields.Id, "ticket.id"),
            new(TicketFields.Subject, "ticket.subject"),
            new(TicketFields.Description, "ticket.description"),
            new(TicketFields.Status, "ticket.status"),
            new(TicketFields.Priority, "ticket.priority"),
            new(TicketFields.Queue, "ticket.queue"),
            new(TicketFields.Type, "ticket.type"),
            new(TicketFields.WebAddress, "ticket.url"),
            new(TicketFields.IsPrivate, "ticket.private"),
            new(TicketFields.CreatedAt, "ticket.created"),
            new(TicketFields.UpdatedAt, "ticket.updated"),
            new(TicketFields.Due, "ticket.due"),
            new(TicketFields.AuthorName, "ticket.author.name"),
            new(TicketFields.AuthorAddress, "ticket.author.address"),
            new(TicketFields.OwnerName, "ticket.owner.name"),
            new(TicketFields.OwnerAddress, "ticket.owner.address"),
            new(TicketFields.Message, "message.text"),
            new(TicketFields.MessageId, "message.id"),
            new(TicketFields.MessageAt, "message.at"),
            new(TicketFields.MessageIsPrivate, "message.private"),
            new(TicketFields.MessageName, "message.author.name"),
            new(TicketFields.MessageAddress, "message.author.address"),
        ]);

    public IReadOnlyList<MappedField> Fields { get; }

    /// <summary>The names and paths of the customer's own fields, as lines.</summary>
    public string OwnLines => string.Join('\n', Own.Select(each => $"{each.Field[TicketFields.OwnPrefix.Length..]} = {each.Path}"));

    private IEnumerable<MappedField> Own => Fields.Where(each => each.Field.StartsWith(TicketFields.OwnPrefix, StringComparison.Ordinal));

    /// <summary>From the text; lines without an equals sign are kept, so that a check can name them.</summary>
    public static TicketMapping Read(string? text)
    {
        List<MappedField> fields = [];
        foreach (var line in (text ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            fields.Add(at < 0 ? new(line, "") : new(line[..at].Trim(), line[(at + 1)..].Trim()));
        }

        return new(fields);
    }

    public string Write() => string.Join('\n', Fields.Select(field => $"{field.Field} = {field.Path}"));

    /// <summary>The path of a field; empty when it has none.</summary>
    public string PathOf(string field) =>
        Fields.FirstOrDefault(each => string.Equals(each.Field, field, StringComparison.Ordinal))?.Path ?? "";

    /// <summary>With another path for a field; an empty one removes it.</summary>
    public TicketMapping With(string field, string? path)
    {
        List<MappedField> fields = [.. Fields.Where(each => !string.Equals(each.Field, field, StringComparison.Ordinal))];
        if (!string.IsNullOrWhiteSpace(path))
        {
            fields.Add(new(field, path.Trim()));
        }

        return new(fields);
    }

    /// <summary>With other fields of the customer's own.</summary>
    public TicketMapping WithOwn(string? lines) =>
        new([.. Fields.Except(Own), .. Read(lines).Fields.Select(field => field with { Field = TicketFields.OwnPrefix + field.Field })]);

    /// <summary>What is wrong; null when it can be used.</summary>
    public StoredText? Problem =>
        Fields.Count > MaxLines || Write().Length > LongestText ? Of(nameof(ConnectorTexts.MappingTooLong), MaxLines)
        : Fields.FirstOrDefault(each => !TicketFields.IsKnown(each.Field) || each.Field.Length > LongestField) is { } unknown
            ? Of(nameof(ConnectorTexts.NoSuchField), unknown.Field)
        : Fields.FirstOrDefault(each => JsonPath.Read(each.Path) is null) is { } wrong
            ? Of(nameof(ConnectorTexts.NoPath), wrong.Path, wrong.Field)
        : PathOf(TicketFields.Id).Length == 0 ? Of(nameof(ConnectorTexts.NumberNeedsAPath))
        : null;

    private static StoredText Of(string text, params ReadOnlySpan<object?> values) => StoredText.From<ConnectorTexts>(text, values);
}

/// <param name="Field">One of <see cref="TicketFields"/>.</param>
/// <param name="Path">Read by <see cref="JsonPath"/>.</param>
public sealed record MappedField(string Field, string Path);
