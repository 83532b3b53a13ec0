using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using RecsConsole.Database;

namespace RecsConsole.Features.Privacy.Export;

/// <summary>
/// What is stored about a person: rows that are about them, whole, and the ids of all other rows that name them, such as cases they worked
/// on, which hold the data of others. Columns that name people are found in the model, so that a new one cannot be forgotten.
/// </summary>
internal sealed class SubjectRows(ConsoleDbContext db)
{
    private static readonly MethodInfo s_read = Method(nameof(Read));
    private static readonly MethodInfo s_refer = Method(nameof(ReferAsync));

    // whole rows, by the column that says whom they are about
    private static readonly Dictionary<Type, string> s_own = new()
    {
        [typeof(PersonRow)] = nameof(PersonRow.Id),
        [typeof(PersonSkillRow)] = nameof(PersonSkillRow.PersonId),
        [typeof(PersonExperienceRow)] = nameof(PersonExperienceRow.PersonId),
        [typeof(PersonSettingsRow)] = nameof(PersonSettingsRow.PersonId),
        [typeof(AbsenceRow)] = nameof(AbsenceRow.PersonId),
        [typeof(ConflictOfInterestRow)] = nameof(ConflictOfInterestRow.PersonId),
        [typeof(AccessGrantRow)] = nameof(AccessGrantRow.PersonId),
        [typeof(SavedViewRow)] = nameof(SavedViewRow.PersonId),
        [typeof(TextDraftRow)] = nameof(TextDraftRow.PersonId),
        [typeof(InboxItemRow)] = nameof(InboxItemRow.RecipientId),
        [typeof(SearchLogRow)] = nameof(SearchLogRow.ActorId),
    };

    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        nameof(TextDraftRow.PersonId),
        nameof(InboxItemRow.RecipientId),
        nameof(InboxItemRow.FromId),
        nameof(InboxItemRow.InPlaceOfId),
        nameof(CaseEventRow.ActorId),
        nameof(NoteRow.AuthorId),
        nameof(AbsenceRow.StandInId),
        nameof(CaseRow.AssigneeId),
        nameof(DocumentReportRow.ReporterId),
        nameof(DocumentReportRow.OwnerId),
        nameof(DecisionLookRow.ReviewerId),
    };

    /// <summary>Whether a column names a person of the tenant.</summary>
    public static bool NamesPerson(IReadOnlyProperty column) =>
        (Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType) == typeof(Guid)
        && (s_names.Contains(column.Name) || column.Name.EndsWith("ById", StringComparison.Ordinal));

    /// <summary>The tables with rows about a person.</summary>
    public IReadOnlyList<SubjectTable> Own(Guid person) =>
        [
            .. s_own.Select(own => new SubjectTable(
                db.Model.FindEntityType(own.Key)!.GetTableName()!,
                (IAsyncEnumerable<object>)s_read.MakeGenericMethod(own.Key).Invoke(this, [own.Value, person])!
            )),
        ];

    /// <summary>The ids of the other rows that name a person, by table and column; empty ones are left out.</summary>
    public async Task<IReadOnlyList<SubjectReference>> ReferencesAsync(Guid person, CancellationToken cancellationToken)
    {
        var all = new List<SubjectReference>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => typeof(ITenantOwned).IsAssignableFrom(type.ClrType)))
        {
            var hasId = type.FindProperty("Id")?.ClrType == typeof(Guid);
            foreach (var column in type.GetProperties().Where(NamesPerson).Where(column => !IsOwn(type, column)))
            {
                var task = s_refer.MakeGenericMethod(type.ClrType).Invoke(this, [column.Name, person, hasId, cancellationToken]);
                var (count, ids) = await (Task<(int, IReadOnlyList<Guid>)>)task!;
                if (count > 0)
                {
                    all.Add(new(type.GetTableName()!, column.Name, count, ids));
                }
            }
        }

        return [.. all.OrderBy(each => each.Table, StringComparer.Ordinal).ThenBy(each => each.Column, StringComparer.Ordinal)];
    }

    private static bool IsOwn(IReadOnlyEntityType type, IReadOnlyProperty column) =>
        s_own.TryGetValue(type.ClrType, out var own) && string.Equals(own, column.Name, StringComparison.Ordinal);

    private IAsyncEnumerable<object> Read<TRow>(string column, Guid person)
        where TRow : class => db.Set<TRow>().AsNoTracking().Where(Names<TRow>(column, person)).AsAsyncEnumerable();

    private async Task<(int Count, IReadOnlyList<Guid> Ids)> ReferAsync<TRow>(
        string column,
        Guid person,
        bool hasId,
        CancellationToken cancellationToken
    )
        where TRow : class
    {
        var rows = db.Set<TRow>().AsNoTracking().Where(Names<TRow>(column, person));
        if (!hasId)
        {
            return (await rows.CountAsync(cancellationToken), []);
        }

        var row = Expression.Parameter(typeof(TRow), "row");
        var id = Expression.Lambda<Func<TRow, Guid>>(Expression.Property(row, "Id"), row);
        var ids = await rows.Select(id).OrderBy(each => each).ToListAsync(cancellationToken);
        return (ids.Count, ids);
    }

    private static Expression<Func<TRow, bool>> Names<TRow>(string column, Guid person)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var member = Expression.Property(row, column);
        return Expression.Lambda<Func<TRow, bool>>(Expression.Equal(member, Expression.Constant(person, member.Type)), row);
    }

    private static MethodInfo Method(string name) => typeof(SubjectRows).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Instance)!;
}

/// <summary>Rows that name a person without being about them.</summary>
/// <param name="Ids">Empty for a table whose rows have no id of their own.</param>
internal sealed record SubjectReference(string Table, string Column, int Count, IReadOnlyList<Guid> Ids);
