using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RecsConsole.Database.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AuditTriggers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "CaseId",
                table: "AuditEntries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DecisionId",
                table: "AuditEntries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ItemId",
                table: "AuditEntries",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "AuditEntries",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_ActorId_At",
                table: "AuditEntries",
                columns: new[] { "TenantId", "ActorId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_CaseId_At",
                table: "AuditEntries",
                columns: new[] { "TenantId", "CaseId", "At" },
                filter: "\"CaseId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_DecisionId",
                table: "AuditEntries",
                columns: new[] { "TenantId", "DecisionId" },
                filter: "\"DecisionId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_ItemId_At",
                table: "AuditEntries",
                columns: new[] { "TenantId", "ItemId", "At" },
                filter: "\"ItemId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_Operation_At",
                table: "AuditEntries",
                columns: new[] { "TenantId", "Operation", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_Outcome_At",
                table: "AuditEntries",
                columns: new[] { "TenantId", "Outcome", "At" },
                filter: "\"Outcome\" <> 'done'");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TenantId_Reason_At",
                table: "AuditEntries",
                columns: new[] { "TenantId", "Reason", "At" },
                filter: "\"Reason\" IS NOT NULL");

            // What entries of earlier versions concern; the triggers that refuse updates come after.
            migrationBuilder.Sql(
                """
                UPDATE "AuditEntries" SET "CaseId" = (CASE WHEN "ObjectKind" = 'case' THEN "ObjectId" ELSE "DetailsJson"::jsonb ->> 'case' END)::uuid
                WHERE (CASE WHEN "ObjectKind" = 'case' THEN "ObjectId" ELSE "DetailsJson"::jsonb ->> 'case' END) ~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
                """);

            migrationBuilder.Sql(
                """
                UPDATE "AuditEntries" SET "DecisionId" = (CASE WHEN "ObjectKind" = 'decision' THEN "ObjectId" ELSE "DetailsJson"::jsonb ->> 'decision' END)::uuid
                WHERE (CASE WHEN "ObjectKind" = 'decision' THEN "ObjectId" ELSE "DetailsJson"::jsonb ->> 'decision' END) ~* '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
                """);

            migrationBuilder.Sql(
                """
                UPDATE "AuditEntries" SET
                    "ItemId" = coalesce(
                        CASE WHEN length("DetailsJson"::jsonb ->> 'item') BETWEEN 1 AND 100 THEN "DetailsJson"::jsonb ->> 'item' END,
                        CASE WHEN "ObjectKind" IN ('action', 'document', 'person') THEN nullif("ObjectId", '') END),
                    "Reason" = CASE WHEN length("DetailsJson"::jsonb ->> 'reason') BETWEEN 1 AND 40 THEN "DetailsJson"::jsonb ->> 'reason' END;
                """);

            migrationBuilder.Sql(
                """
                CREATE FUNCTION "RefuseAuditChange"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
                END $$;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditEntries_refuse_update" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntries"
                FOR EACH STATEMENT EXECUTE FUNCTION "RefuseAuditChange"();
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "AuditLinks_refuse_update" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditLinks"
                FOR EACH STATEMENT EXECUTE FUNCTION "RefuseAuditChange"();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TRIGGER "AuditEntries_refuse_update" ON "AuditEntries";""");

            migrationBuilder.Sql("""DROP TRIGGER "AuditLinks_refuse_update" ON "AuditLinks";""");

            migrationBuilder.Sql("""DROP FUNCTION "RefuseAuditChange"();""");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_TenantId_ActorId_At",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_TenantId_CaseId_At",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_TenantId_DecisionId",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_TenantId_ItemId_At",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_TenantId_Operation_At",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_TenantId_Outcome_At",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_TenantId_Reason_At",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "CaseId",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "DecisionId",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "ItemId",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "AuditEntries");
        }
    }
}
