using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Inbox.Mailing;

/// <summary>A person to mail.</summary>
/// <param name="Reader">With the settings before the mail.</param>
/// <param name="Count">Unread items that no mail has counted yet.</param>
internal sealed record UnreadOfPerson(MailReader Reader, int Count);
