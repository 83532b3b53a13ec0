using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Database.Codes;

/// <summary>The enums that are stored as codes.</summary>
internal static class CodeColumns
{
    private const int LongestCode = 20;

    public static void Map(ModelConfigurationBuilder configurationBuilder)
    {
        Code<VersionStatus>(configurationBuilder);
        Code<DocumentStatus>(configurationBuilder);
        Code<DocumentReportStatus>(configurationBuilder);
        Code<ReportRoute>(configurationBuilder);
        Code<LookVerdict>(configurationBuilder);
        Code<ApprovalStatus>(configurationBuilder);
        Code<ResponseKind>(configurationBuilder);
        Code<ItemKind>(configurationBuilder);
        Code<JobStatus>(configurationBuilder);
        Code<LabelExposure>(configurationBuilder);
        Code<ModelStatus>(configurationBuilder);
        Code<StudyStatus>(configurationBuilder);
        Code<InboxKind>(configurationBuilder);
        Code<Handover>(configurationBuilder);
        Code<MessageDirection>(configurationBuilder);
        Code<MessageDelivery>(configurationBuilder);
        Code<AccountLinkPurpose>(configurationBuilder);
        Code<CaseEventKind>(configurationBuilder);
        Code<CarryState>(configurationBuilder);
        Code<WebhookState>(configurationBuilder);
    }

    private static void Code<TEnum>(ModelConfigurationBuilder configurationBuilder)
        where TEnum : struct, Enum =>
        configurationBuilder.Properties<TEnum>().HaveConversion<CodeConverter<TEnum>>().HaveMaxLength(LongestCode);
}
