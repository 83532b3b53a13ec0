using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RecsConsole.Database.SqlServer.Migrations
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
                    TenantId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    ContentJson = table.Column<string>(type: "nvarchar(max)", nullable: false),
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
