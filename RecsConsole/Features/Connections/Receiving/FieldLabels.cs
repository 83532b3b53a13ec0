using RecsConsole.Connectors.Events;

namespace RecsConsole.Features.Connections.Receiving;

/// <summary>Names of a ticket's fields on the screen.</summary>
internal static class FieldLabels
{
    private static readonly Dictionary<string, Func<string>> s_labels = new(StringComparer.Ordinal)
    {
        [TicketFields.Id] = () => Texts.FieldId,
        [TicketFields.Subject] = () => Texts.FieldSubject,
        [TicketFields.Description] = () => Texts.FieldDescription,
        [TicketFields.Status] = () => Texts.FieldStatus,
        [TicketFields.Priority] = () => Texts.FieldPriority,
        [TicketFields.Queue] = () => Texts.FieldQueue,
        [TicketFields.Type] = () => Texts.FieldType,
        [TicketFields.WebAddress] = () => Texts.FieldWebAddress,
        [TicketFields.IsPrivate] = () => Texts.FieldIsPrivate,
        [TicketFields.CreatedAt] = () => Texts.FieldCreatedAt,
        [TicketFields.UpdatedAt] = () => Texts.FieldUpdatedAt,
        [TicketFields.Due] = () => Texts.FieldDue,
        [TicketFields.AuthorName] = () => Texts.FieldAuthorName,
        [TicketFields.AuthorAddress] = () => Texts.FieldAuthorAddress,
        [TicketFields.OwnerName] = () => Texts.FieldOwnerName,
        [TicketFields.OwnerAddress] = () => Texts.FieldOwnerAddress,
        [TicketFields.Message] = () => Texts.FieldMessage,
        [TicketFields.MessageId] = () => Texts.FieldMessageId,
        [TicketFields.MessageAt] = () => Texts.FieldMessageAt,
        [TicketFields.MessageIsPrivate] = () => Texts.FieldMessageIsPrivate,
        [TicketFields.MessageName] = () => Texts.FieldMessageName,
        [TicketFields.MessageAddress] = () => Texts.FieldMessageAddress,
    };

    public static string Of(string field) => s_labels[field]();
}
