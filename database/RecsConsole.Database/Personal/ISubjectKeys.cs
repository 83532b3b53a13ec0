namespace RecsConsole.Database.Personal;

/// <summary>Creates and unwraps the keys of subjects for one database.</summary>
public interface ISubjectKeys
{
    /// <summary>A key cached from an earlier, committed read; null: read it from the database.</summary>
    SubjectKey? Known(Guid tenantId, SubjectName subject);

    /// <summary>
    /// Unwraps a stored key. Caches it only if <paramref name="isCommitted"/>: a key that is rolled back must not be used again.
    /// </summary>
    SubjectKey Unwrap(SubjectKeyRow row, bool isCommitted);

    /// <summary>A new key with its row, which the caller stores.</summary>
    (SubjectKeyRow Row, SubjectKey Key) Create(Guid tenantId, SubjectName subject);
}
