using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RecsConsole.Database.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SlateFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SlateFigures",
                columns: table => new
                {
                    TenantId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp(3) with time zone", precision: 3, nullable: false),
                    ContentJson = table.Column<string>(type: "text", nullable: false),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlateFigures", x => x.TenantId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Responses_TenantId_ItemKind_At",
                table: "Responses",
                columns: new[] { "TenantId", "ItemKind", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SlateFigures");

            migrationBuilder.DropIndex(
                name: "IX_Responses_TenantId_ItemKind_At",
                table: "Responses");
        }
    }
}
