using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database.Personal;

/// <summary>The keys for a set of rows: existing ones, and new ones for subjects without a key.</summary>
public sealed class SubjectSecrets
{
    // far below the parameter limit of a statement
    private const int Batch = 500;

    private readonly Dictionary<SubjectName, SubjectKey> _keys = [];
    private readonly Dictionary<Guid, SubjectName> _cases;
    private readonly Dictionary<Guid, SubjectKey> _byId = [];
    private readonly List<SubjectKeyRow> _created = [];

    private SubjectSecrets(Dictionary<Guid, SubjectName> cases) => _cases = cases;

    /// <summary>Rows of the new keys, to be stored in the same transaction.</summary>
    public IReadOnlyList<SubjectKeyRow> Created => _created;

    public static async Task<SubjectSecrets> ReadAsync(
        ConsoleDbContext db,
        ISubjectKeys keys,
        IReadOnlyList<object> rows,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(rows);
        var ofCases = rows.Where(row => Subjects.Of(row) is null && KeyIdOf(row) is null).Select(Subjects.CaseOf).ToHashSet();
        var secrets = new SubjectSecrets(await Subjects.OfCasesAsync(db, ofCases, cancellationToken));
        var wanted = rows.Where(row => KeyIdOf(row) is null).Select(secrets.SubjectOf).ToHashSet();
        await secrets.ReadAsync(db, keys, wanted, cancellationToken);
        foreach (var id in rows.Select(KeyIdOf).OfType<Guid>())
        {
            secrets._byId[id] = OpenKeys.Find(id);
        }

        return secrets;
    }

    /// <summary>
    /// Caches the stored keys of subjects, outside any transaction, so that the next one need not read them. It must find out for itself
    /// whether one of the subjects was erased since.
    /// </summary>
    public static async Task LearnAsync(
        ConsoleDbContext db,
        ISubjectKeys keys,
        IEnumerable<SubjectName> subjects,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(subjects);
        foreach (var row in await StoredAsync(db, subjects.Where(each => keys.Known(db.TenantId, each) is null), cancellationToken))
        {
            keys.Unwrap(row, isCommitted: true);
        }
    }

    public SubjectKey Of(object row) => KeyIdOf(row) is { } id ? _byId[id] : _keys[SubjectOf(row)];

    // a decision stores the id of the key it is encrypted with
    private static Guid? KeyIdOf(object row) => (row as DecisionRow)?.KeyId;

    private SubjectName SubjectOf(object row) => Subjects.Of(row) ?? _cases[Subjects.CaseOf(row)];

    private async Task ReadAsync(ConsoleDbContext db, ISubjectKeys keys, HashSet<SubjectName> wanted, CancellationToken cancellationToken)
    {
        foreach (var subject in wanted)
        {
            if (keys.Known(db.TenantId, subject) is { } known)
            {
                _keys[subject] = known;
            }
        }

        var isCommitted = db.Database.CurrentTransaction is null;
        foreach (var row in await StoredAsync(db, wanted.Where(subject => !_keys.ContainsKey(subject)), cancellationToken))
        {
            _keys[new(row.SubjectKind, row.SubjectKey)] = keys.Unwrap(row, isCommitted);
        }

        var missing = wanted.Where(subject => !_keys.ContainsKey(subject)).ToList();
        var pending = missing.Count == 0 ? [] : Pending(db);
        foreach (var subject in missing)
        {
            _keys[subject] = pending.GetValueOrDefault(subject) is { } row ? keys.Unwrap(row, isCommitted: false) : Make(db, keys, subject);
        }
    }

    private static async Task<List<SubjectKeyRow>> StoredAsync(
        ConsoleDbContext db,
        IEnumerable<SubjectName> subjects,
        CancellationToken cancellationToken
    )
    {
        List<SubjectKeyRow> stored = [];
        foreach (var batch in subjects.GroupBy(subject => subject.Kind, StringComparer.Ordinal).SelectMany(Batches))
        {
            var (kind, names) = (batch[0].Kind, batch.Select(subject => subject.Key).ToList());
            stored.AddRange(
                await db
                    .SubjectKeys.AsNoTracking()
                    .Where(row => row.SubjectKind == kind && names.Contains(row.SubjectKey))
                    .ToListAsync(cancellationToken)
            );
        }

        return stored;
    }

    // keys that this context is about to store; looked up once, because the change tracker goes through all of its rows
    private static Dictionary<SubjectName, SubjectKeyRow> Pending(ConsoleDbContext db) =>
        db
            .ChangeTracker.Entries<SubjectKeyRow>()
            .Select(entry => entry.Entity)
            .DistinctBy(row => new SubjectName(row.SubjectKind, row.SubjectKey))
            .ToDictionary(row => new SubjectName(row.SubjectKind, row.SubjectKey));

    private SubjectKey Make(ConsoleDbContext db, ISubjectKeys keys, SubjectName subject)
    {
        var (row, key) = keys.Create(db.TenantId, subject);
        _created.Add(row);
        return key;
    }

    private static IEnumerable<SubjectName[]> Batches(IEnumerable<SubjectName> subjects) => subjects.Chunk(Batch);
}
