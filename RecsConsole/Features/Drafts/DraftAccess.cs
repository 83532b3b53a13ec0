using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Components.Drafts;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Drafts;

/// <summary>
/// Whether the actor may access a draft: only their own; for a case, only while they may view it; for an editor, only while they may use
/// it.
/// </summary>
internal static class DraftAccess
{
    public const int LongestSubject = 150;

    // The permission the form itself requires; a form that is not listed here has no drafts.
    private static readonly Dictionary<string, AccessOperation> s_rights = new(StringComparer.Ordinal)
    {
        [DraftForms.NewCase] = AccessOperation.WorkCase,
        [DraftForms.CaseFields] = AccessOperation.ViewCase,
        [DraftForms.CaseNote] = AccessOperation.ViewCase,
        [DraftForms.Reply] = AccessOperation.ViewCase,
        [DraftForms.ReplySources] = AccessOperation.ViewCase, // the documents a reply cites: each is checked when it is sent
        [DraftForms.ReplyProposal] = AccessOperation.ViewCase,
        [DraftForms.LetterFiles] = AccessOperation.ViewCase, // only their names
        [DraftForms.StepFields] = AccessOperation.ViewCase,
        [DraftForms.StepMessage] = AccessOperation.ViewCase,
        [DraftForms.Said] = AccessOperation.ViewCase,
        [DraftForms.Happened] = AccessOperation.ViewCase,
        [DraftForms.Dismissal] = AccessOperation.ViewCase,
        [DraftForms.Override] = AccessOperation.ViewCase,
        [DraftForms.Solution] = AccessOperation.ViewCase,
        [DraftForms.HandOver] = AccessOperation.ViewCase,
        [DraftForms.Request] = AccessOperation.ViewCase,
        [DraftForms.Approve] = AccessOperation.ViewCase,
        [DraftForms.Reject] = AccessOperation.ViewCase,
        [DraftForms.Taking] = AccessOperation.ViewCase,
        [DraftForms.Ask] = AccessOperation.ViewCase,
        [DraftForms.Answer] = AccessOperation.ViewCase,
        [DraftForms.Steps] = AccessOperation.ViewCase, // only numbers: the document itself is checked where it is read
        [DraftForms.Emergency] = AccessOperation.BreakGlass,
        [DraftForms.Report] = AccessOperation.ViewDocument, // the owner of a document responds, whatever their role
        [DraftForms.Document] = AccessOperation.ViewDocument,
        [DraftForms.Action] = AccessOperation.ManageCatalog,
        [DraftForms.Playbook] = AccessOperation.ManageCatalog,
        [DraftForms.Policy] = AccessOperation.ManageCatalog,
        [DraftForms.Workflow] = AccessOperation.ManageCatalog,
        [DraftForms.ServiceLevel] = AccessOperation.ManageCatalog,
        [DraftForms.Model] = AccessOperation.PromoteModel, // also who borrowed the right writes why
        [DraftForms.Settings] = AccessOperation.ManageTenant,
        [DraftForms.Erasure] = AccessOperation.EraseSubject,
        [DraftForms.Person] = AccessOperation.ManagePeople,
        [DraftForms.Account] = AccessOperation.ManageTenant,
        [DraftForms.Grant] = AccessOperation.ManageGrants,
        [DraftForms.Absence] = AccessOperation.ViewDocument, // any person may enter an absence: two times, and the stand-in
        [DraftForms.Study] = AccessOperation.ManageStudies,
        [DraftForms.Judgement] = AccessOperation.JudgePairs,
        [DraftForms.Schedule] = AccessOperation.RunJobs,
        [DraftForms.SettingValues] = AccessOperation.ManageTenant,
        [DraftForms.Proposal] = AccessOperation.ManageModels,
        [DraftForms.VersionComment] = AccessOperation.PublishVersion,
        [DraftForms.ApiKey] = AccessOperation.ManagePeople,
        [DraftForms.Webhook] = AccessOperation.ManageTenant,
        [DraftForms.Connection] = AccessOperation.ManageTenant,
        [DraftForms.SignInGroup] = AccessOperation.ManagePeople,
        [DraftForms.CaseType] = AccessOperation.ManageCatalog,
        [DraftForms.Term] = AccessOperation.ManageCatalog,
        [DraftForms.Golden] = AccessOperation.ManageGoldenSet,
        [DraftForms.Hold] = AccessOperation.EraseSubject,
        [DraftForms.Periods] = AccessOperation.EraseSubject,
        [DraftForms.Consent] = AccessOperation.EraseSubject,
        [DraftForms.Compliance] = AccessOperation.ManageTenant,
        [DraftForms.DataFields] = AccessOperation.ManageTenant,
        [DraftForms.EmbedParents] = AccessOperation.ManageTenant,
        [DraftForms.Lending] = AccessOperation.ManageGrants,
        [DraftForms.ApprovedFields] = AccessOperation.ViewCase,
        [DraftForms.ImportPlan] = AccessOperation.ManageTenant,
        [DraftForms.Mined] = AccessOperation.PublishVersion,
    };

    /// <summary>Whether the form supports drafts.</summary>
    public static bool Knows(string form) => s_rights.ContainsKey(DraftForms.FormOf(form));

    /// <summary>The permission that a form requires, which must support drafts.</summary>
    public static AccessOperation RightOf(string form) => s_rights[DraftForms.FormOf(form)];

    public static Error NotThere => Error.NotFound(Texts.DraftNotThere);

    /// <summary>The case of the draft, if it has one, or why the actor may not access it; a refusal is audited.</summary>
    public static async Task<Result<DraftPlace>> FindAsync(
        OperationScope scope,
        DraftKey draft,
        string name,
        CancellationToken cancellationToken
    )
    {
        var isKnown =
            s_rights.TryGetValue(DraftForms.FormOf(draft.Form), out var right) && draft.Subject.Length is > 0 and <= LongestSubject;
        if (!isKnown || (right == AccessOperation.ViewCase) != draft.CaseId.HasValue)
        {
            return await scope.DenyAsync(name, "form", draft.Form, NotThere, cancellationToken);
        }

        return draft.CaseId is { } caseId
            ? await FindCaseAsync(scope, caseId, name, cancellationToken)
            : await OfFormAsync(scope, right, name, cancellationToken);
    }

    private static async Task<Result<DraftPlace>> FindCaseAsync(
        OperationScope scope,
        Guid caseId,
        string name,
        CancellationToken cancellationToken
    )
    {
        var row = await scope.Db.Cases.FirstOrDefaultAsync(found => found.Id == caseId, cancellationToken);
        return row is not null && await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(row), cancellationToken)
            ? new DraftPlace(row)
            : await scope.DenyAsync(name, "case", caseId.ToString("D"), NotThere, cancellationToken);
    }

    private static async Task<Result<DraftPlace>> OfFormAsync(
        OperationScope scope,
        AccessOperation right,
        string name,
        CancellationToken cancellationToken
    ) => await scope.AuthorizeAsync(right, name, cancellationToken) is { } refusal ? refusal : new DraftPlace(null);

    /// <summary>The actor's own draft.</summary>
    public static IQueryable<TextDraftRow> Own(OperationScope scope, DraftKey draft) =>
        scope.Db.TextDrafts.Where(row =>
            row.PersonId == scope.Actor.PersonId && row.Form == draft.Form && row.Subject == draft.Subject && row.CaseId == draft.CaseId
        );
}

/// <param name="Case">Null when the draft belongs to no case.</param>
internal sealed record DraftPlace(CaseRow? Case);
