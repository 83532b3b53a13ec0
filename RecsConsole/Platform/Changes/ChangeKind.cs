namespace RecsConsole.Platform.Changes;

/// <summary>
/// What changed, with the key of the change: case id, catalog key, document key or person id, or empty for all; id of an ended session; id
/// of a job's run; id of a model or study; version of the embedding model for search; id of the destroyed key for an erasure; key of the
/// reported document; id of a security alert, or of the audit entry of an alarm; id of the person whose inbox, settings or unsent forms
/// changed; id of a connection to a ticket system, or of a webhook. A presence is the one kind that is no change of data: what a node says of
/// a person on a case, repeated while it holds and deleted soon after. A key is that of a subject: the id of one that is new, or that was replaced
/// and is destroyed now.
/// </summary>
public enum ChangeKind
{
    Case,
    Catalog,
    Document,
    Person,
    Configuration,
    Permission,
    Import,
    Session,
    Job,
    Model,
    Study,
    Search,
    Erasure,
    Report,
    Inbox,
    Settings,
    Connection,
    Webhook,
    Alert,
    Draft,
    Presence,
    Key,
}
