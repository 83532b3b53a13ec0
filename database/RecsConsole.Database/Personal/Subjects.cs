using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database.Personal;

/// <summary>The subject of each kind of row with personal columns.</summary>
internal static class Subjects
{
    private const string CaseKind = "case";

    /// <summary>The subject, if the row determines it; null: that of the case from <see cref="CaseOf"/>.</summary>
    public static SubjectName? Of(object row) =>
        row switch
        {
            CaseRow found => SubjectName.Case(found.Id, found.AccountKey),
            CaseEventRow { Case: { } found } => SubjectName.Case(found.Id, found.AccountKey),
            AccountRow found => SubjectName.Account(found.Key),
            PersonRow found => SubjectName.Person(found.Id),
            SearchLogRow found => SubjectName.Person(found.ActorId),
            AccessGrantRow { ObjectKind: not CaseKind } found => SubjectName.Person(found.PersonId),
            LegalHoldRow { SubjectKind: not CaseKind } found => new(found.SubjectKind, found.SubjectKey),
            TextDraftRow { CaseId: null } found => SubjectName.Person(found.PersonId),
            InboxItemRow { CaseId: null } found => SubjectName.Person(found.RecipientId),
            DocumentReportRow { CaseId: null } found => SubjectName.Person(found.ReporterId),
            DocumentRow { WithdrawnById: { } id } => SubjectName.Person(id),
            _ => null,
        };

    /// <summary>The case that a row belongs to.</summary>
    public static Guid CaseOf(object row) =>
        row switch
        {
            NoteRow found => found.CaseId,
            MessageRow found => found.CaseId,
            AttachmentRow found => found.CaseId,
            ResponseRow found => found.CaseId,
            ApprovalRequestRow found => found.CaseId,
            DecisionRow found => found.CaseId,
            SuggestionReportRow found => found.CaseId,
            DecisionLookRow found => found.CaseId,
            CaseEventRow found => found.CaseId,
            OutboxRow found => found.CaseId,
            GoldenCaseRow found => found.CaseId,
            StudyAdjudicationRow found => found.CaseId,
            AccessGrantRow { ObjectKind: CaseKind } found => Guid.Parse(found.ObjectKey),
            LegalHoldRow { SubjectKind: CaseKind } found => Guid.Parse(found.SubjectKey),
            TextDraftRow { CaseId: { } id } => id,
            InboxItemRow { CaseId: { } id } => id,
            DocumentReportRow { CaseId: { } id } => id,
            _ => throw new InvalidOperationException($"{row.GetType().Name} has personal columns, but nobody said whom it is about."),
        };

    /// <summary>Subjects of cases by id, from tracked rows or else from the database.</summary>
    public static async Task<Dictionary<Guid, SubjectName>> OfCasesAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<Guid> cases,
        CancellationToken cancellationToken
    )
    {
        var found = db
            .ChangeTracker.Entries<CaseRow>()
            .Where(entry => cases.Contains(entry.Entity.Id))
            .ToDictionary(entry => entry.Entity.Id, entry => SubjectName.Case(entry.Entity.Id, entry.Entity.AccountKey));
        var missing = cases.Where(id => !found.ContainsKey(id)).Distinct().ToList();
        if (missing.Count > 0)
        {
            var rows = await db
                .Cases.Where(row => missing.Contains(row.Id))
                .Select(row => new { row.Id, row.AccountKey })
                .ToListAsync(cancellationToken);
            rows.ForEach(row => found[row.Id] = SubjectName.Case(row.Id, row.AccountKey));
        }

        // the subject of a case that another system owns is the case itself
        foreach (var id in missing)
        {
            found.TryAdd(id, SubjectName.Case(id, null));
        }

        return found;
    }
}
