using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Inbox.Mailing;

/// <summary>A person to mail.</summary>
/// <param name="Count">Unread items that no mail has counted yet.</param>
/// <param name="Settings">The person's settings before the mail.</param>
public sealed record UnreadOfPerson(Guid PersonId, string Email, int Count, PersonalSettings Settings);
