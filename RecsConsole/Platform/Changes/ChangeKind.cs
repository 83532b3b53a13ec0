namespace RecsConsole.Platform.Changes;

/// <summary>What moved: the key of a change is a case id, a catalog key, a document key, a person id, or empty for all;
/// of a session its id: it ended; of a job the id of its run; of a model or a study its id;
/// of search the version of what makes its vectors; of an erasure the id of the key that was destroyed; of a report the key of the document.</summary>
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
}
