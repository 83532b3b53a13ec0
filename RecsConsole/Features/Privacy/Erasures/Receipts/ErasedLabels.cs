using RecsConsole.Database;

namespace RecsConsole.Features.Privacy.Erasures.Receipts;

/// <summary>Display texts for the tables that an erasure is about.</summary>
internal static class ErasedLabels
{
    public static string Of(string table) =>
        table switch
        {
            nameof(ConsoleDbContext.Accounts) => Texts.ErasedCustomerRecord,
            nameof(ConsoleDbContext.AccountSignals) => Texts.ErasedSignals,
            nameof(ConsoleDbContext.AccessGrants) => Texts.ErasedGrants,
            nameof(ConsoleDbContext.ApprovalRequests) => Texts.ErasedRequests,
            nameof(ConsoleDbContext.Attachments) => Texts.ErasedAttachments,
            nameof(ConsoleDbContext.CaseEvents) => Texts.ErasedHistory,
            nameof(ConsoleDbContext.Cases) => SharedTexts.Cases,
            nameof(ConsoleDbContext.DecisionLooks) => Texts.ErasedLooks,
            nameof(ConsoleDbContext.Decisions) => Texts.RecordDecisions,
            nameof(ConsoleDbContext.DocumentReports) => Texts.ErasedDocumentReports,
            nameof(ConsoleDbContext.Documents) => Texts.ErasedWithdrawals,
            nameof(ConsoleDbContext.GoldenCases) => Texts.ErasedGoldenCases,
            nameof(ConsoleDbContext.InboxItems) => Texts.InboxItems,
            nameof(ConsoleDbContext.LegalHolds) => Texts.ErasedHolds,
            nameof(ConsoleDbContext.Memberships) => Texts.ErasedSignIn,
            nameof(ConsoleDbContext.Messages) => Texts.ErasedMessages,
            nameof(ConsoleDbContext.Notes) => Texts.ErasedNotes,
            nameof(ConsoleDbContext.Outbox) => Texts.ErasedOutbox,
            nameof(ConsoleDbContext.People) => Texts.ErasedProfile,
            nameof(ConsoleDbContext.PersonExperience) => Texts.ErasedExperience,
            nameof(ConsoleDbContext.PersonSettings) => Texts.ErasedSettings,
            nameof(ConsoleDbContext.Responses) => Texts.ErasedResponses,
            nameof(ConsoleDbContext.SavedViews) => Texts.ErasedViews,
            nameof(ConsoleDbContext.SearchLog) => Texts.Searches,
            nameof(ConsoleDbContext.StudyAdjudications) => Texts.ErasedAdjudications,
            nameof(ConsoleDbContext.SuggestionReports) => Texts.ErasedReports,
            nameof(ConsoleDbContext.TextDrafts) => Texts.UnsentTexts,
            _ => table,
        };
}
