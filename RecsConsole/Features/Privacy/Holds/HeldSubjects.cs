using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;

namespace RecsConsole.Features.Privacy.Holds;

/// <summary>
/// What must not be removed now, or has nothing left to remove: subjects under a legal hold, and erased customers. There are few of either,
/// so they are read completely; a database cannot compare a case id with a text.
/// </summary>
internal sealed class HeldSubjects
{
    private readonly HashSet<SubjectName> _held;
    private readonly List<string> _accounts;
    private readonly List<string> _erasedAccounts;
    private readonly List<Guid> _cases;
    private readonly List<Guid> _people;

    private HeldSubjects(HashSet<SubjectName> held, List<string> erasedAccounts)
    {
        (_held, _erasedAccounts) = (held, erasedAccounts);
        _accounts = [.. held.Where(name => name.Kind is SubjectName.AccountKind).Select(name => name.Key)];
        _cases = [.. held.Where(name => name.Kind is SubjectName.CaseKind).Select(name => Guid.Parse(name.Key))];
        _people = [.. held.Where(name => name.Kind is SubjectName.PersonKind).Select(name => Guid.Parse(name.Key))];
    }

    public static async Task<HeldSubjects> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var held = await db
            .LegalHolds.Where(row => row.LiftedAt == null)
            .Select(row => new { row.SubjectKind, row.SubjectKey })
            .ToListAsync(cancellationToken);
        var erased = await db
            .SubjectKeys.Where(row => row.DestroyedAt != null && row.SubjectKind == SubjectName.AccountKind)
            .Select(row => row.SubjectKey)
            .ToListAsync(cancellationToken);
        return new([.. held.Select(row => new SubjectName(row.SubjectKind, row.SubjectKey))], erased);
    }

    /// <summary>The number of customers, people and cases under a hold.</summary>
    public int Count => _held.Count;

    public bool Has(SubjectName subject) => _held.Contains(subject);

    /// <summary>Whether the subject is under a hold or, for a customer, one of their cases is.</summary>
    public async Task<bool> KeepsAsync(ConsoleDbContext db, SubjectName subject, CancellationToken cancellationToken) =>
        Has(subject)
        || (
            subject.Kind is SubjectName.AccountKind
            && _cases.Count > 0
            && await db.Cases.AnyAsync(row => row.AccountKey == subject.Key && _cases.Contains(row.Id), cancellationToken)
        );

    /// <summary>Cases whose customer was not erased, so that their texts still exist.</summary>
    public IQueryable<CaseRow> Readable(IQueryable<CaseRow> cases) =>
        cases.Where(row => row.AccountKey == null || !_erasedAccounts.Contains(row.AccountKey));

    /// <summary>Cases whose customer was erased.</summary>
    public IQueryable<CaseRow> Erased(IQueryable<CaseRow> cases) =>
        cases.Where(row => row.AccountKey != null && _erasedAccounts.Contains(row.AccountKey));

    public IQueryable<CaseRow> Free(IQueryable<CaseRow> cases) =>
        cases.Where(row => !_cases.Contains(row.Id) && (row.AccountKey == null || !_accounts.Contains(row.AccountKey)));

    public IQueryable<SearchLogRow> Free(IQueryable<SearchLogRow> searches) => searches.Where(row => !_people.Contains(row.ActorId));

    public IQueryable<InboxItemRow> Free(ConsoleDbContext db, IQueryable<InboxItemRow> items)
    {
        var held = Held(db);
        return items.Where(row => !_people.Contains(row.RecipientId) && !held.Any(found => found.Id == row.CaseId));
    }

    public IQueryable<TextDraftRow> Free(ConsoleDbContext db, IQueryable<TextDraftRow> drafts)
    {
        var held = Held(db);
        return drafts.Where(row => !_people.Contains(row.PersonId) && !held.Any(found => found.Id == row.CaseId));
    }

    /// <summary>Figures of customers who are not under a hold, and have no case under one.</summary>
    public IQueryable<AccountSignalRow> Free(ConsoleDbContext db, IQueryable<AccountSignalRow> signals) =>
        signals.Where(row =>
            !_accounts.Contains(row.AccountKey) && !db.Cases.Any(found => found.AccountKey == row.AccountKey && _cases.Contains(found.Id))
        );

    private IQueryable<CaseRow> Held(ConsoleDbContext db) =>
        db.Cases.Where(row => _cases.Contains(row.Id) || (row.AccountKey != null && _accounts.Contains(row.AccountKey)));
}
