using System.Text.RegularExpressions;
using RecsConsole.Tests.Architecture;

namespace RecsConsole.Tests.Security.Fuzzing;

/// <summary>Where the product takes bytes or texts apart with a library, found in the sources, and who answers for it.</summary>
internal static partial class ParsingPlaces
{
    private const string OwnColumn = "a column that this product wrote";
    private const string OwnText = "a text that this product made a moment ago";

    private static readonly string[] s_projects = ["RecsConsole", "RecsConsole.Engine", "RecsConsole.Permits", "database"];

    // what other systems, browsers or files send is deserialised in these
    private static readonly string[] s_outer =
    [
        "RecsConsole/Api/",
        "RecsConsole/Cli/",
        "RecsConsole/Components/",
        "RecsConsole/Connectors/",
        "RecsConsole/Features/Audit/",
        "RecsConsole/Features/SignIn/",
        "RecsConsole/Recommender/",
    ];

    /// <summary>The fuzzed parser of each file that takes untrusted input apart.</summary>
    public static IReadOnlyDictionary<string, string> Fuzzed { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RecsConsole.Engine/Replay/ReplayBundle.cs"] = "replay-bundles",
            ["RecsConsole/Access/DecisionPoints/AuthZenMessages.cs"] = "decision-answers",
            ["RecsConsole/Api/ApiJson.cs"] = "api-bodies",
            ["RecsConsole/Api/ApiQuery.cs"] = "api-queries",
            ["RecsConsole/Api/Callers/ApiKeyHandler.cs"] = "short-texts",
            ["RecsConsole/Cli/AuditFiles.cs"] = "audit-exports",
            ["RecsConsole/Cli/Evaluation/InputLines.cs"] = "rank-rows",
            ["RecsConsole/Cli/Evaluation/JudgedFiles.cs"] = "judged-texts",
            ["RecsConsole/Cli/Evaluation/Pairwise/ComparisonFile.cs"] = "comparisons",
            ["RecsConsole/Cli/MailCommand.cs"] = "mails",
            ["RecsConsole/Components/Drafts/KeptText.cs"] = "drafts",
            ["RecsConsole/Components/Lists/ListBrowser.cs"] = "drafts",
            ["RecsConsole/Connectors/Events/TicketReading.cs"] = "events",
            ["RecsConsole/Connectors/ListsWithoutNulls.cs"] = "redmine",
            ["RecsConsole/Connectors/RemoteJson.cs"] = "redmine",
            ["RecsConsole/Connectors/RequestTracker/RtHistory.cs"] = "request-tracker",
            ["RecsConsole/Features/Audit/Export/AuditFileVerifier.cs"] = "audit-exports",
            ["RecsConsole/Features/Cases/Import/Files/FileShape.cs"] = "case-files",
            ["RecsConsole/Features/Cases/Import/Json/TicketJson.cs"] = "case-files",
            ["RecsConsole/Features/Cases/Import/Json/TicketXml.cs"] = "case-files",
            ["RecsConsole/Features/Cases/Import/Logs/LogFile.cs"] = "case-files",
            ["RecsConsole/Features/Cases/Import/Logs/RowReader.cs"] = "case-files",
            ["RecsConsole/Features/Documents/Import/DocumentFiles.cs"] = "document-files",
            ["RecsConsole/Features/Documents/Import/Formats/DocxConversion.cs"] = "docx-files",
            ["RecsConsole/Features/Documents/Import/Formats/HtmlConversion.cs"] = "html-files",
            ["RecsConsole/Features/Documents/Import/Formats/PdfConversion.cs"] = "pdf-files",
            ["RecsConsole/Features/Documents/Import/Formats/PdfStreams.cs"] = "pdf-files",
            ["RecsConsole/Features/Documents/Import/JsonSource.cs"] = "document-files",
            ["RecsConsole/Features/Documents/MarkdownPage.cs"] = "markdown",
            ["RecsConsole/Features/Reviews/Studies/Tasks/TaskFile.cs"] = "texts",
            ["RecsConsole/Features/SignIn/OpenId/BackChannelLogout.cs"] = "logout-tokens",
            ["RecsConsole/Features/SignIn/Passkeys/SignInByPasskey.cs"] = "passkeys",
            ["RecsConsole/Features/Tenants/Exchange/SettingsYaml.cs"] = "settings",
            ["RecsConsole/Platform/HtmlText.cs"] = "mails",
            ["RecsConsole/Platform/MarkdownLinks.cs"] = "markdown",
            ["RecsConsole/Platform/PlainMarkdown.cs"] = "markdown",
            ["RecsConsole/Platform/Sessions/Base64Text.cs"] = "short-texts",
            ["RecsConsole/Platform/Signatures/WebhookSecretForm.cs"] = "short-texts",
            ["RecsConsole/Platform/StoredText.cs"] = "stored-texts",
            ["RecsConsole/Platform/Tables/PlainYaml.cs"] = "settings",
            ["RecsConsole/Platform/Tables/TableFile.cs"] = "tables",
            ["RecsConsole/Platform/Tables/Workbook.cs"] = "workbooks",
            ["RecsConsole/Platform/Tables/WorkbookLimits.cs"] = "workbooks",
            ["RecsConsole/Recommender/Retrieval/Embeddings/EmbeddingAnswer.cs"] = "embedding-answers",
            ["RecsConsole/Recommender/Retrieval/Intents/IntentAnswer.cs"] = "intent-answers",
            ["RecsConsole/Recommender/Retrieval/Reranking/RerankOrder.cs"] = "rerank-answers",
        };

    /// <summary>Files whose input nobody else makes, and why.</summary>
    public static IReadOnlyDictionary<string, string> Trusted { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RecsConsole.Engine/Text/Vectors/LatentBasis.cs"] = OwnColumn,
            ["RecsConsole/Api/Description/ApiExamples.cs"] = "constants",
            ["RecsConsole/Api/Reference/ApiReference.cs"] = OwnText,
            ["RecsConsole/Api/Replays/ApiReceipt.cs"] = OwnColumn,
            ["RecsConsole/Casework/CaseFieldColumns.cs"] = OwnColumn,
            ["RecsConsole/Casework/Linked/PendingEvents.cs"] =
                "a kept event, only searched for names: what cannot be read is searched as it is",
            ["RecsConsole/Casework/Proposals/GovernedTitles.cs"] = OwnColumn,
            ["RecsConsole/Cli/Backtest/BacktestFields.cs"] = OwnColumn,
            ["RecsConsole/Cli/Bench/Serving/ApiBench.cs"] = "the answer of its own server",
            ["RecsConsole/Cli/Census/PeopleTold.cs"] = OwnColumn,
            ["RecsConsole/Cli/Evaluation/Policies/LoggedRewards.cs"] = "an operator's own table, read by the readers of case-files",
            ["RecsConsole/Features/Audit/AuditPageResult.cs"] = OwnColumn,
            ["RecsConsole/Features/Audit/Detail/ReadAuditEntry.cs"] = OwnColumn,
            ["RecsConsole/Features/Audit/Detail/StoredFields.cs"] = OwnColumn,
            ["RecsConsole/Features/Cases/Import/EventsFromLog.cs"] = OwnColumn,
            ["RecsConsole/Features/Cases/Import/LogHistories.cs"] = OwnColumn,
            ["RecsConsole/Features/Cases/Import/Rereading/LogReading.cs"] = OwnColumn,
            ["RecsConsole/Features/Catalog/Versions/VersionAudit.cs"] = OwnColumn,
            ["RecsConsole/Features/Catalog/Versions/VersionComments.cs"] = OwnColumn,
            ["RecsConsole/Features/Documents/Administration/DocumentEvent.cs"] = OwnColumn,
            ["RecsConsole/Features/Models/Training/Oracle/ActionOracle.cs"] = OwnColumn,
            ["RecsConsole/Features/Models/Training/Oracle/PolicyOracle.cs"] = OwnColumn,
            ["RecsConsole/Features/Readiness/Reading/LearningReader.cs"] = OwnColumn,
            ["RecsConsole/Features/SignIn/Devices/KnownDevices.cs"] = "sealed with the installation's own keys",
            ["RecsConsole/Features/SignIn/SecondFactor/AuthenticatorCodes.cs"] = OwnColumn,
            ["RecsConsole/Features/SignIn/Links/LinkProofs.cs"] = "sealed with the installation's own keys",
            ["RecsConsole/Features/SignIn/SecondFactor/PendingSignIns.cs"] = "sealed with the installation's own keys",
            ["RecsConsole/Platform/Database/Backup/BackupArchive.cs"] = "an archive that is written",
            ["RecsConsole/Platform/Secrets/ModuleXmlDecryptor.cs"] = "a file of the folder of keys, which this product wrote",
            ["RecsConsole/Platform/Secrets/SealedText.cs"] = OwnColumn,
            ["RecsConsole/Recommender/Decisions/JsonParts.cs"] = OwnColumn,
            ["RecsConsole/Recommender/Forecasts/CaseTrail.cs"] = OwnColumn,
            ["RecsConsole/Recommender/History/FittedHistories.cs"] = OwnColumn,
            ["RecsConsole/Recommender/History/RoutedFields.cs"] = OwnColumn,
            ["RecsConsole/Recommender/Learning/DatasetCard.cs"] = OwnColumn,
            ["RecsConsole/Recommender/Missing/SimilarFields.cs"] = OwnColumn,
            ["RecsConsole/Recommender/Past/HistoryCase.cs"] = OwnColumn,
            ["RecsConsole/Recommender/Past/PastFields.cs"] = OwnColumn,
            ["RecsConsole/Recommender/Retrieval/Texts/CaseSolutions.cs"] = OwnColumn,
            ["RecsConsole/Tenancy/Brotli.cs"] = OwnColumn,
            ["RecsConsole/Tenancy/Models/LearnedRulesReader.cs"] = OwnColumn,
            ["RecsConsole/Tenancy/Models/ModelContent.cs"] = OwnColumn,
            ["RecsConsole/Tenancy/TenantConfiguration.cs"] = OwnColumn,
            ["database/RecsConsole.Database/Personal/PersonalCipher.cs"] = OwnColumn,
        };

    /// <summary>The files of the product that take something apart.</summary>
    public static IReadOnlyList<string> Find() =>
        [
            .. s_projects
                .SelectMany(folder => SourceFile.Under(folder, ".cs"))
                .Where(file => TakesApart(file.Path, file.Text))
                .Select(file => file.Path)
                .Distinct(StringComparer.Ordinal),
        ];

    public static bool TakesApart(string path, string code) =>
        Library().IsMatch(code)
        || (Array.Exists(s_outer, folder => path.StartsWith(folder, StringComparison.Ordinal)) && Deserialising().IsMatch(code));

    [GeneratedRegex(
        @"\b(?:JsonDocument\.Parse|JsonNode\.Parse|CsvReader\.Create|XmlReader\.Create|XDocument\.(?:Load|Parse)|new ZipArchive"
            + @"|MimeMessage\.Load\w*"
            + @"|new HtmlParser|Markdown\.(?:Parse|To\w+)|PdfDocument\.Open|WordprocessingDocument\.Open|new YamlStream|new Utf8JsonReader"
            + @"|new BinaryReader|new BrotliDecoder|ReadJsonWebToken|\w*FromBase64\w*|\w*DecodeFromChars)\(|\bCompressionMode\.Decompress\b",
        RegexOptions.CultureInvariant,
        1_000
    )]
    private static partial Regex Library();

    [GeneratedRegex(@"\b(?:JsonSerializer\.Deserialize\w*|ReadFromJsonAsync)<", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Deserialising();
}
