using RecsConsole.Access;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Documents.Administration.Drafts;

/// <summary>Validates a version; shared by the form, an upload and an import.</summary>
public static class DraftRules
{
    public const int MaxCharacters = 1_000_000;
    private const int MaxKey = 100;
    private const int MaxTitle = 400;
    private const int MaxEntries = 50;

    // paths of administration pages
    private static readonly string[] s_reserved = ["new", "reports", "upload"];

    /// <summary>Kinds in form order.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["policy", "runbook", "article", "reference"];

    /// <summary>Problems by front matter field, in form order; empty for a valid draft.</summary>
    public static IReadOnlyList<DraftProblem> Check(DocumentDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return [.. Words(draft).Concat(Choices(draft)).Concat(Dates(draft)).Where(problem => problem.Message.Length > 0)];
    }

    private static IEnumerable<DraftProblem> Words(DocumentDraft draft)
    {
        yield return new(
            "title",
            string.IsNullOrWhiteSpace(draft.Title) ? Texts.ADocumentNeedsATitle
                : draft.Title.Trim().Length > MaxTitle ? Texts.ATitleHasAtMost400Characters
                : ""
        );
        yield return new(
            "key",
            draft.Key.Length is 0 or > MaxKey || draft.Key.Any(each => !IsKeyCharacter(each)) ? Texts.KeyInvalid
                : s_reserved.Contains(draft.Key, StringComparer.Ordinal) ? Texts.KeyReserved.With(draft.Key)
                : ""
        );
        yield return new(
            "text",
            draft.Text.Length > MaxCharacters ? Texts.ATextHasAtMostOne
                : draft.Text.Contains('\0') ? Texts.TheTextHoldsACharacter
                : ""
        );
    }

    private static IEnumerable<DraftProblem> Choices(DocumentDraft draft)
    {
        yield return new(
            "kind",
            Kinds.Contains(draft.Kind, StringComparer.Ordinal) ? "" : Texts.TheKindIsOne.With(string.Join(", ", Kinds))
        );
        yield return new(
            "classification",
            draft.Classification is >= Classifications.Public and <= Classifications.Restricted
                ? ""
                : Texts.TheClassificationIsPublicInternalConfidential
        );
        yield return new("language", draft.Language is null || IsLanguage(draft.Language) ? "" : Texts.ALanguageIsACodeSuch);
        yield return new("regions", Entries(draft.Regions, SharedTexts.Regions));
        yield return new("issueTypes", Entries(draft.IssueTypes, SharedTexts.IssueTypes));
        yield return new("acl", Entries(draft.Acl, Texts.AccessEntries));
        yield return new("acl", draft.Acl.FirstOrDefault(line => !IsAclLine(line)) is { } line ? Texts.IsNotRoleTeamRegion.With(line) : "");
    }

    private static IEnumerable<DraftProblem> Dates(DocumentDraft draft)
    {
        yield return new("effectiveTo", draft.EffectiveTo <= draft.EffectiveFrom ? Texts.ItWouldExpireBeforeItComes : "");
    }

    private static bool IsKeyCharacter(char each) => char.IsAsciiLetterLower(each) || char.IsAsciiDigit(each) || each is '-' or '.' or '_';

    private static bool IsAclLine(string line) =>
        AclLines.TryParse(line) is { } entry
        && (entry.Kind != AclKind.Person || Guid.TryParse(entry.Value, out _))
        && (entry.Kind != AclKind.Role || ConsoleRole.All.Contains(entry.Value, StringComparer.Ordinal));

    private static bool IsLanguage(string code) =>
        code.Length is >= 2 and <= 10 && code.All(each => char.IsAsciiLetterOrDigit(each) || each == '-');

    private static string Entries(IReadOnlyList<string> entries, string what) =>
        entries.Count > MaxEntries ? Texts.AtMost.With(MaxEntries, what)
        : entries.Any(each => string.IsNullOrWhiteSpace(each) || each.Length > MaxKey) ? Texts.TheHaveOneTo100CharactersEach.With(what)
        : "";
}

/// <summary>What is wrong with a field.</summary>
public sealed record DraftProblem(string Field, string Message);
