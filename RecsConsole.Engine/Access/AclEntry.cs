namespace RecsConsole.Engine.Access;

/// <summary>One line of an object's access list.</summary>
/// <param name="Value">Role, team or region key; of a person the id in its 36-character form.</param>
/// <param name="ExpiresAt">The instant from which the entry no longer counts; null for ever.</param>
public sealed record AclEntry(AclKind Kind, string Value, DateTimeOffset? ExpiresAt = null)
{
    internal bool Matches(AccessSubject subject, DateTimeOffset instant) =>
        (ExpiresAt is null || instant < ExpiresAt)
        && Kind switch
        {
            AclKind.Role => subject.Roles.Contains(Value),
            AclKind.Team => subject.Teams.Contains(Value),
            AclKind.Region => subject.Regions.Contains(Value),
            AclKind.Person => Guid.TryParse(Value, out var person) && person == subject.PersonId,
            _ => false,
        };
}
