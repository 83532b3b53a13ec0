using System.Text;

namespace RecsConsole.Features.Audit.Detail;

/// <summary>
/// Words for the fields of entries: columns, values within JSON by their path ("Rules[2].requires"), and what an operation changed. A name
/// without words here is shown as its own words, such as "every case" for everyCase.
/// </summary>
internal static class AuditFields
{
    // as rows, JSON and details name them, whatever their case
    private static readonly Dictionary<string, Func<string>> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["acl"] = () => Texts.FieldReaders,
        ["action"] = () => SharedTexts.Action,
        ["active"] = () => Texts.FieldActive,
        ["affectsPrice"] = () => Texts.FieldAffectsPrice,
        ["allowedStates"] = () => Texts.FieldAllowedStates,
        ["beginsAt"] = () => Texts.FieldInForceFrom,
        ["capacity"] = () => Texts.FieldCapacity,
        ["caseType"] = () => Texts.FieldCaseType,
        ["caseTypes"] = () => Texts.FieldCaseTypes,
        ["channel"] = () => Texts.FieldChannel,
        ["classification"] = () => Texts.FieldClassification,
        ["clearance"] = () => Texts.FieldClearance,
        ["contentHash"] = () => Texts.FieldContentHash,
        ["customerAnswer"] = () => Texts.FieldCustomerAnswer,
        ["days"] = () => Texts.FieldDays,
        ["definition"] = () => Texts.FieldDefinition,
        ["description"] = () => Texts.FieldDescription,
        ["documents"] = () => SharedTexts.Documents,
        ["earlierSteps"] = () => Texts.FieldEarlierSteps,
        ["effectiveFrom"] = () => Texts.FieldInForceFrom,
        ["effectiveTo"] = () => Texts.FieldInForceUntil,
        ["events"] = () => Texts.FieldEvents,
        ["everyCase"] = () => Texts.FieldEveryCase,
        ["execution"] = () => Texts.FieldExecution,
        ["expected"] = () => Texts.FieldExpected,
        ["fields"] = () => Texts.FieldForm,
        ["figure"] = () => SharedTexts.Figure,
        ["forbids"] = () => Texts.FieldForbids,
        ["handover"] = () => Texts.FieldHandover,
        ["host"] = () => Texts.FieldHost,
        ["isActive"] = () => Texts.FieldActive,
        ["isCustomerContact"] = () => Texts.FieldCustomerContact,
        ["isEnabled"] = () => Texts.FieldEnabled,
        ["isExpert"] = () => Texts.FieldExpert,
        ["isMuted"] = () => Texts.FieldMuted,
        ["isRoundTheClock"] = () => Texts.FieldRoundTheClock,
        ["issueTypes"] = () => SharedTexts.IssueTypes,
        ["keepDays"] = () => Texts.FieldKeepDays,
        ["kind"] = () => SharedTexts.Kind,
        ["language"] = () => SharedTexts.Language,
        ["languages"] = () => Texts.FieldLanguages,
        ["leastAffected"] = () => Texts.FieldLeastAffected,
        ["limit"] = () => Texts.FieldLimit,
        ["mapping"] = () => Texts.FieldMapping,
        ["name"] = () => SharedTexts.Name,
        ["notesArePrivate"] = () => Texts.FieldPrivateNotes,
        ["origin"] = () => Texts.FieldOrigin,
        ["ownerId"] = () => Texts.FieldOwner,
        ["pauseStates"] = () => Texts.FieldPauseStates,
        ["person"] = () => SharedTexts.Person,
        ["policy"] = () => SharedTexts.Policy,
        ["policyKey"] = () => SharedTexts.Policy,
        ["prefix"] = () => Texts.FieldPrefix,
        ["priority"] = () => Texts.FieldPriority,
        ["queue"] = () => Texts.FieldQueue,
        ["queueTeams"] = () => Texts.FieldQueueTeams,
        ["regions"] = () => SharedTexts.Regions,
        ["replyTemplates"] = () => Texts.FieldReplyTemplates,
        ["requiredRole"] = () => Texts.FieldRequiredRole,
        ["requires"] = () => Texts.FieldRequires,
        ["reviewBy"] = () => Texts.FieldReviewBy,
        ["risk"] = () => SharedTexts.Risk,
        ["role"] = () => Texts.FieldRole,
        ["roles"] = () => Texts.FieldRoles,
        ["rules"] = () => Texts.FieldRule,
        ["schedule"] = () => Texts.FieldSchedule,
        ["state"] = () => SharedTexts.State,
        ["statement"] = () => Texts.FieldStatement,
        ["states"] = () => SharedTexts.State,
        ["status"] = () => SharedTexts.Status,
        ["statuses"] = () => Texts.FieldStatuses,
        ["steps"] = () => Texts.FieldStep,
        ["targetMinutes"] = () => Texts.FieldTargetMinutes,
        ["team"] = () => SharedTexts.Team,
        ["teamKey"] = () => SharedTexts.Team,
        ["teams"] = () => Texts.FieldTeams,
        ["text"] = () => Texts.FieldText,
        ["tier"] = () => Texts.FieldTier,
        ["tiers"] = () => Texts.FieldTiers,
        ["title"] = () => SharedTexts.Title,
        ["transitions"] = () => Texts.FieldTransition,
        ["triggers"] = () => Texts.FieldTrigger,
        ["typicalMinutes"] = () => Texts.FieldTypicalMinutes,
        ["until"] = () => Texts.FieldUntil,
        ["value"] = () => SharedTexts.Value,
        ["workflow"] = () => Texts.FieldWorkflow,
    };

    public static IEnumerable<AuditDifference> InWords(IEnumerable<AuditDifference> differences) =>
        differences.Select(each => each with { Field = Of(each.Field) });

    /// <summary>A field in words: "Rule 2, Requires".</summary>
    public static string Of(string field) => string.Join(", ", field.Split('.').Select(OfPart));

    // "rules[2]" has a place in a list
    private static string OfPart(string part)
    {
        var at = part.IndexOf('[', StringComparison.Ordinal);
        var name = at < 0 ? part : part[..at];
        var words = s_words.TryGetValue(name, out var known) ? known() : Plain(name);
        return at < 0 ? words : $"{words} {part[(at + 1)..].TrimEnd(']')}";
    }

    private static string Plain(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(char.ToLowerInvariant(letter));
        }

        return words.Replace('_', ' ').ToString();
    }
}
