using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Retrieval.Texts;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Search;

/// <summary>A case finds cases of its issue, product and error code whatever the language of their texts.</summary>
public sealed class NeighbourLanguageTests
{
    private const string English = "Nobody can sign in since the certificate was renewed, error AUTHN-4012";
    private const string German = "Seit der Erneuerung des Zertifikats kann sich niemand anmelden, Fehler AUTHN-4012";
    private static readonly Guid Tenant = Guid.NewGuid();
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_case_in_two_languages_has_the_same_neighbours()
    {
        List<CaseRow> alike = [.. Rows(20, "en", English, "login"), .. Rows(20, "de", German, "login")];
        var index = IndexOf([.. alike, .. Rows(60, "en", English, "toner"), .. Rows(60, "de", German, "toner")]);

        var (english, german) = (NeighboursOf(index, "en", English), NeighboursOf(index, "de", German));

        english.ShouldBe(alike.Select(row => row.Id), ignoreOrder: true);
        german.ShouldBe(english, ignoreOrder: true);
    }

    [Fact]
    public void Many_texts_in_the_language_of_the_case_leave_room_for_those_in_another()
    {
        var foreign = Rows(15, "en", English, "login");
        var index = IndexOf([.. foreign, .. Rows(400, "de", German, "toner")]);

        var neighbours = NeighboursOf(index, "de", German);

        foreign.Select(row => row.Id).ShouldBeSubsetOf(neighbours);
    }

    private static List<Guid> NeighboursOf(CaseIndex index, string language, string title)
    {
        var row = Row(language, title, "login");
        var record = CaseFactsMapper.Row(row, accountTier: null, []);
        var check = new AccessCheck(new AccessPolicy(), SyntheticSubject.Of(row), Now, NullLogger.Instance);
        return [.. index.Similar(record, RetrievalQueries.Of(null, record, null), check).Select(hit => hit.CaseId)];
    }

    private static CaseIndex IndexOf(IEnumerable<CaseRow> rows) =>
        CaseIndex.From(rows.Select(row => CaseIndexDocuments.Of(row, HitOf(row), [], background: null)));

    private static List<CaseRow> Rows(int count, string language, string title, string issueType) =>
        [.. Enumerable.Range(0, count).Select(_ => Row(language, title, issueType))];

    private static CaseRow Row(string language, string title, string issueType) =>
        new()
        {
            TenantId = Tenant,
            Id = Guid.NewGuid(),
            Key = "T",
            Title = title,
            Description = "",
            TypeKey = "ticket",
            IssueType = issueType,
            Product = "portal",
            Region = "EU",
            Language = language,
            Status = "resolved",
            OpenedAt = Now.AddDays(-5),
            TeamKey = "one",
            Classification = Classifications.Internal,
            CustomFieldsJson = "{}",
            ResolvedAt = Now.AddDays(-4),
            Resolution = "fix",
        };

    private static SimilarCaseHit HitOf(CaseRow row) =>
        new(
            row.Id,
            0,
            row.IssueType,
            row.Product,
            row.Resolution,
            null,
            SlaMet: true,
            Reopened: false,
            24,
            1,
            row.ResolvedAt!.Value,
            [],
            []
        );
}
