namespace RecsConsole.Database.Personal;

/// <summary>Makes and unwraps the keys of subjects for one database.</summary>
public interface ISubjectKeys
{
    /// <summary>A key known from an earlier, committed read; null: ask the database.</summary>
    SubjectKey? Known(Guid tenantId, SubjectName subject);

    /// <summary>Unwraps a stored key. It is remembered only when <paramref name="isCommitted"/>: one that is rolled back must not be used again.</summary>
    SubjectKey Unwrap(SubjectKeyRow row, bool isCommitted);

    /// <summary>A new key with its row, which the caller stores.</summary>
    (SubjectKeyRow Row, SubjectKey Key) Create(Guid tenantId, SubjectName subject);
}
